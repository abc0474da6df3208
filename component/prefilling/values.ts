import type { LitElement } from 'lit';
import type { Answer } from '../../worker/contract/fields.ts';
import type { TextPart } from '../submissions/written.ts';

/** What a control begins with: a value that the visitor can change, or one that they only see, or do not see at all. */
export type Prefilled<T> = T | { value: T; locked?: boolean; hidden?: boolean };

/** What a page fills in: the parts that every form has, and in `data` answers to the site's fields, by their names. */
export interface Prefill extends Partial<Record<TextPart, Prefilled<string>>> {
  data?: Record<string, Prefilled<Answer>>;
}

/** The element, as far as it can be filled in. */
export interface PrefillHost extends LitElement, Partial<Record<TextPart, string | undefined>> {
  data?: Record<string, Answer> | null | undefined;
}

/** What the visitor may not do with a control. */
export type Hold = 'locked' | 'hidden';

/** One value to fill in, by the id of its control. */
export interface Filled {
  value: Answer;
  hold: Hold | undefined;
}

const TEXT_PARTS: readonly string[] = ['name', 'email', 'subject', 'body'] satisfies TextPart[];

export function isTextPart(name: string): name is TextPart {
  return TEXT_PARTS.includes(name);
}

/** What a page has said, one by one; `wrong` names what is no value. */
export function filledIn(prefill: Prefill): { filled: [path: string[], filled: Filled][]; wrong: string[] } {
  const { data = {}, ...parts } = prefill;
  const all: [string[], unknown][] = [
    ...Object.entries(parts).map(([name, value]): [string[], unknown] => [[name], value]),
    ...Object.entries(data).map(([name, value]): [string[], unknown] => [['data', name], value]),
  ];
  const read = all.map(([path, given]) => ({ path, filled: filledFrom(given) }));
  const isRight = ({ path, filled }: (typeof read)[number]) =>
    filled && (path.length > 1 || (isTextPart(path[0] ?? '') && typeof filled.value === 'string'));
  return {
    filled: read.filter(isRight).map(({ path, filled }) => [path, filled as Filled]),
    wrong: read.filter((one) => !isRight(one)).map(({ path }) => path.join('.')),
  };
}

function filledFrom(given: unknown): Filled | undefined {
  if (isAnswer(given)) return { value: given, hold: undefined };
  if (typeof given !== 'object' || given === null || !('value' in given) || !isAnswer(given.value))
    return undefined;
  const { value, hidden, locked } = given as { value: Answer; hidden?: unknown; locked?: unknown };
  return { value, hold: hidden ? 'hidden' : locked ? 'locked' : undefined };
}

function isAnswer(value: unknown): value is Answer {
  return (
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    Number.isFinite(value) ||
    (Array.isArray(value) && value.every((one) => typeof one === 'string'))
  );
}
