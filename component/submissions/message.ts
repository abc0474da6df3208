import type { Field } from '../../worker/contract/fields.ts';
import type { FormConfig } from '../../worker/contract/form.ts';
import type { Written } from './written.ts';

/** A value in `data`. */
export type DataValue = string | number | boolean;

/** Where the visitor writes from. */
export interface PageInfo {
  url: string;
  title?: string;
  referrer?: string;
}

/** The body of `POST /v1/conversations`. */
export interface Message {
  subject: string;
  body: string;
  name: string;
  email: string;
  form?: string;
  channel?: string;
  data?: Record<string, DataValue>;
  attachments?: string[];
  language?: string;
  page?: PageInfo;
}

/** What the page adds to every message. */
export interface PageSettings {
  form?: string | undefined;
  channel?: string | undefined;
  data: Record<string, DataValue>;
  language?: string | undefined;
  page?: PageInfo | undefined;
}

/** Puts a message together; what is empty is left out. */
export function messageOf(
  written: Written,
  attachments: readonly string[],
  form: FormConfig,
  settings: PageSettings,
): Message {
  const data = { ...settings.data, ...answersOf(written, form.fields) };
  const { form: name, channel, language, page } = settings;
  return {
    subject: written.subject,
    body: written.body,
    name: written.name,
    email: written.email,
    ...(name && { form: name }),
    ...(channel && { channel }),
    ...(Object.keys(data).length > 0 && { data }),
    ...(attachments.length > 0 && { attachments: [...attachments] }),
    ...(language && { language }),
    ...(page && { page }),
  };
}

/** A text left empty is no answer; a box left unticked is one, and says no. */
function answersOf(written: Written, fields: readonly Field[]): Record<string, DataValue> {
  const answers = fields.flatMap((field): [string, DataValue][] => {
    const answer = written.answers[field.name] ?? (field.type === 'checkbox' ? false : '');
    return answer === '' ? [] : [[field.name, answer]];
  });
  return Object.fromEntries(answers);
}

/**
 * Leaves out what the form does not take. A visitor cannot mend a mistake in the page, and should not lose a
 * message over it; `ignored` names what to tell the developer.
 */
export function withoutUnknown(message: Message, form: FormConfig): { message: Message; ignored: string[] } {
  const { channel, data = {}, ...rest } = message;
  const keys = [...form.data, ...form.fields.map(({ name }) => name)];
  const known = Object.entries(data).filter(([key]) => keys.includes(key));
  const channelKnown = channel !== undefined && form.channels.includes(channel);
  const ignored = Object.keys(data).filter((key) => !keys.includes(key));
  return {
    message: {
      ...rest,
      ...(channelKnown && { channel }),
      ...(known.length > 0 && { data: Object.fromEntries(known) }),
    },
    ignored: channel === undefined || channelKnown ? ignored : [...ignored, `channel ${channel}`],
  };
}
