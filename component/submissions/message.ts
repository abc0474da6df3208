import type { Field } from '../../worker/contract/fields.ts';
import type { FormConfig } from '../../worker/contract/form.ts';
import type { Path } from './path.ts';
import { fits, type Written } from './written.ts';

/** A value in `data`. */
export type DataValue = string | number | boolean | string[];

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
  /** Missing if there is none; null if it was no JSON. */
  data?: Record<string, DataValue> | null | undefined;
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
export function answersOf(written: Written, fields: readonly Field[]): Record<string, DataValue> {
  const answers = fields.flatMap((field): [string, DataValue][] => {
    const answer = written.answers[field.name] ?? (field.type === 'checkbox' ? false : '');
    return answer === '' ? [] : [[field.name, answer]];
  });
  return Object.fromEntries(answers);
}

/**
 * Leaves out what the form does not take: unknown keys, and values that are none. A visitor cannot mend a mistake in
 * the page, and should not lose a message over it; `ignored` names what to tell the developer.
 *
 * @param own what the visitor has answered; it stays where the page put something unfit in its place
 */
export function withoutUnknown(
  message: Message,
  form: FormConfig,
  own: Message['data'] = {},
): { message: Message; ignored: string[] } {
  const { channel, data = {}, ...rest } = message;
  const isUsable = ([key, value]: [string, unknown]) => value === own[key] || isTaken(key, value, form);
  const known = Object.entries({
    ...data,
    ...Object.fromEntries(Object.entries(own).filter(([key]) => key in data && !isUsable([key, data[key]]))),
  }).filter(isUsable);
  const channelKnown = channel !== undefined && form.channels.includes(channel);
  const ignored = Object.entries(data)
    .filter((entry) => !isUsable(entry))
    .map(([key]) => key);
  return {
    message: {
      ...rest,
      ...(channelKnown && { channel }),
      ...(known.length > 0 && { data: Object.fromEntries(known) }),
    },
    ignored: channel === undefined || channelKnown ? ignored : [...ignored, `channel ${channel}`],
  };
}

function isTaken(key: string, value: unknown, form: FormConfig): boolean {
  const field = form.fields.find(({ name }) => name === key);
  if (field) return fits(field, value);
  if (!form.data.includes(key)) return false;
  if (typeof value === 'string') return value.length <= form.limits.answer;
  return typeof value === 'boolean' || Number.isFinite(value);
}

/** Leaves out all that the page has added, and keeps what the visitor has written and attached. */
export function withoutPage({ data, ...message }: Message, own: Message['data'] = {}): Message {
  const { channel: _, language: __, page: ___, ...rest } = message;
  const answers = Object.entries(data ?? {}).filter(([key, value]) => value === own[key]);
  return { ...rest, ...(answers.length > 0 && { data: Object.fromEntries(answers) }) };
}

/** Whether a place of the message is one that the page fills in and no visitor sees. */
export function isUnseen([part, key]: Path, { fields }: FormConfig): boolean {
  if (part === 'data') return key !== undefined && !fields.some(({ name }) => name === key);
  return part === 'page' || part === 'language' || part === 'channel';
}
