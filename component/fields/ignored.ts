import type { LocalizedForm } from '../../worker/contract/form.ts';
import type { DataValue } from '../submissions/message.ts';
import { fits } from './answers.ts';

/** What the developer has been told of, by the form: once is enough, on screen or when it is left out. */
const told = new WeakMap<readonly unknown[], Set<string>>();

/** Names what of a page's data the form does not take: keys that it does not know, and values that are none. */
export function ignoredIn(
  data: Readonly<Record<string, unknown>> | null | undefined,
  form: LocalizedForm,
): string[] {
  if (data === null) return ['data, which is no JSON'];
  return Object.entries(data ?? {}).flatMap(([key, value]) => (isTaken(key, value, form) ? [] : [key]));
}

/** Whether a form takes a value of the page. */
export function isTaken(key: string, value: unknown, form: LocalizedForm): value is DataValue {
  const field = form.fields.find(({ name }) => name === key);
  if (field) return fits(field, value);
  if (!form.data.includes(key)) return false;
  if (typeof value === 'string') return value.length <= form.limits.answer;
  return typeof value === 'boolean' || Number.isFinite(value);
}

/** Tells the developer what the form does not take. */
export function warnOf(ignored: readonly string[], { data }: Pick<LocalizedForm, 'data'>): void {
  const known = told.get(data) ?? new Set();
  told.set(data, known);
  const news = ignored.filter((name) => !known.has(name));
  for (const name of news) known.add(name);
  if (news.length > 0)
    console.warn(`<reamaze-contact> leaves out what the form does not take: ${news.join(', ')}.`);
}
