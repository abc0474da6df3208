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

/** What the page knows of them. */
export type Known = { [Part in TextPart]?: string | undefined };

const TEXT_PARTS: readonly TextPart[] = ['name', 'email', 'subject', 'body'];

/** An empty form, with what is known already. */
export function blank(known: Partial<Written> = {}): Written {
  return { name: '', email: '', subject: '', body: '', answers: {}, ...known };
}

/** With what the page knows where nothing is written. */
export function completed(written: Written, prefill: Known): Written {
  const known = TEXT_PARTS.map((part) => [part, written[part] || (prefill[part] ?? '')]);
  return { ...written, ...Object.fromEntries(known) };
}

/** Whether there is nothing in it that the page did not put there. */
export function isUntouched(written: Written, prefill: Known): boolean {
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
