import type { FormConfig, LocalizedForm } from '../../worker/contract/form.ts';
import { dataOf, withoutUnasked } from '../fields/answers.ts';
import { isTaken } from '../fields/ignored.ts';
import type { Path } from './path.ts';
import type { Written } from './written.ts';

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
  form: LocalizedForm,
  settings: PageSettings,
): Message {
  const data = dataOf(written, form, settings);
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

/**
 * Leaves out what the form does not take: unknown keys, and values that are none. A visitor cannot mend a mistake in
 * the page, and should not lose a message over it; `ignored` names what to tell the developer.
 *
 * @param own what the visitor has answered; it stays where the page put something unfit in its place
 */
export function withoutUnknown(
  message: Message,
  form: LocalizedForm,
  own: Message['data'] = {},
): { message: Message; ignored: string[] } {
  const { channel, data = {}, ...rest } = message;
  const isUsable = ([key, value]: [string, unknown]) => value === own[key] || isTaken(key, value, form);
  const usable = Object.entries({
    ...data,
    ...Object.fromEntries(Object.entries(own).filter(([key]) => key in data && !isUsable([key, data[key]]))),
  }).filter(isUsable);
  // What the page says may change what is asked.
  const known = withoutUnasked(Object.fromEntries(usable), form.fields);
  const channelKnown = channel !== undefined && form.channels.includes(channel);
  const ignored = Object.entries(data)
    .filter((entry) => !isUsable(entry))
    .map(([key]) => key);
  return {
    message: {
      ...rest,
      ...(channelKnown && { channel }),
      ...(Object.keys(known).length > 0 && { data: known }),
    },
    ignored: channel === undefined || channelKnown ? ignored : [...ignored, `channel ${channel}`],
  };
}

/** Leaves out all that the page has added, and keeps what the visitor has written and attached. */
export function withoutPage({ data, ...message }: Message, own: Message['data'] = {}): Message {
  const { channel: _, language: __, page: ___, ...rest } = message;
  const answers = Object.entries(data ?? {}).filter(([key, value]) => value === own[key]);
  return { ...rest, ...(answers.length > 0 && { data: Object.fromEntries(answers) }) };
}

/** Whether a place of the message is one that the page fills in and no visitor sees. */
export function isUnseen(
  [part, key = '']: Path,
  { fields }: Pick<FormConfig<unknown>, 'fields'>,
  { answers }: Pick<Written, 'answers'>,
): boolean {
  if (part === 'data' && key !== '') {
    const field = fields.find(({ name }) => name === key);
    return field ? field.type === 'hidden' : answers[key] === undefined;
  }
  return part === 'page' || part === 'language' || part === 'channel';
}
