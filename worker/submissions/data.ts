import type { Answers } from '../contract/conditions.ts';
import type { Answer, LocalizedField } from '../contract/fields.ts';
import { linkedParts } from '../contract/links.ts';
import { type Localized, textIn } from '../contract/localized.ts';
import { internationalNumber } from './phone.ts';

/** Data of a conversation, as helpdesks have it. */
export type ConversationData = Record<string, string | number | boolean>;

/** Where and when somebody answered. */
export interface Circumstances {
  /** BCP 47 tag of what they saw. */
  language: string | undefined;
  /** Milliseconds since 1970. */
  now: number;
}

/** Checked answers and values of the page, as an agent reads them; what is empty is left out. */
export function conversationData(
  data: Answers,
  fields: readonly LocalizedField[],
  circumstances: Circumstances,
): ConversationData {
  const known = Object.entries(data).flatMap(([name, answer]) => {
    const field = fields.find((candidate) => candidate.name === name);
    const value = answer === undefined ? '' : wordsFor(answer, field, circumstances);
    return value === '' ? [] : [[name, value] as const];
  });
  return Object.fromEntries(known);
}

function wordsFor(answer: Answer, field: LocalizedField | undefined, circumstances: Circumstances) {
  if (Array.isArray(answer)) return answer.join(', ');
  if (typeof answer !== 'string') {
    return field?.type === 'consent' ? agreement(field.label, circumstances) : answer;
  }
  if (field?.type === 'tel') return internationalNumber(answer, field.country);
  if (field?.type === 'url') return /^$|^https?:/i.test(answer) ? answer : `https://${answer}`;
  return answer;
}

/** What somebody agreed to, word for word, and when. */
function agreement(label: Localized, { language, now }: Circumstances): string {
  const words = linkedParts(textIn(label, language)).map(({ words, href }) =>
    href ? `${words} (${href})` : words,
  );
  const said = words.join('').trim();
  return `${said}${/\p{Sentence_Terminal}$/u.test(said) ? '' : ','} ${new Date(now).toISOString()}`;
}
