import type { Answer } from '../../worker/contract/fields.ts';

/** What the visitor has typed and chosen. */
export interface Written {
  name: string;
  email: string;
  subject: string;
  body: string;
  /** Answers to the site's fields, by name: a number as it is typed, all else as it is sent. */
  answers: Record<string, Answer>;
}

/** The parts of every message that are plain text. */
export type TextPart = 'name' | 'email' | 'subject' | 'body';

const TEXT_PARTS: readonly TextPart[] = ['name', 'email', 'subject', 'body'];

/** An empty form, with what the page knows already. */
export function blank(prefill: Partial<Record<TextPart, string>> = {}): Written {
  return { name: '', email: '', subject: '', body: '', answers: {}, ...prefill };
}

/** With what the page knows where nothing is written. */
export function completed(written: Written, prefill: Partial<Record<TextPart, string>>): Written {
  const known = TEXT_PARTS.map((part) => [part, written[part] || (prefill[part] ?? '')]);
  return { ...written, ...Object.fromEntries(known) };
}

/** Whether there is nothing in it that the page did not put there. */
export function isUntouched(written: Written, prefill: Partial<Record<TextPart, string>>): boolean {
  return (
    TEXT_PARTS.every((part) => written[part] === (prefill[part] ?? '')) &&
    Object.values(written.answers).every((answer) => !answer || String(answer) === '')
  );
}

export function isWritten(value: unknown): value is Written {
  if (typeof value !== 'object' || value === null) return false;
  const { answers, ...texts } = value as Partial<Written>;
  return (
    typeof answers === 'object' &&
    answers !== null &&
    TEXT_PARTS.every((part) => typeof texts[part] === 'string')
  );
}
