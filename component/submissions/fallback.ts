import type { Answer, Field } from '../../worker/contract/fields.ts';
import type { Words } from '../locales/words.ts';
import type { Written } from './written.ts';

/** What Windows hands from a browser to a mail program at most, less some room for the program's own name. */
const MAX_MAILTO = 1_900;

/** Everything typed, as one text that a person can read: answers first, then the message. */
export function asText(
  { name, email, body, answers }: Written,
  fields: readonly Field[],
  words: Words,
): string {
  const texts = words.of('form');
  const lines = Object.entries(answers).map(([key, answer]): [string, string] => {
    const field = fields.find((candidate) => candidate.name === key);
    return [field?.label ?? key, wordsFor(field, answer, words.of('outcome').yes)];
  });
  const said = [[texts.name, name], [texts.email, email], ...lines].filter(([, value]) => value);
  return [...said.map(([label, value]) => `${label}: ${value}`), '', body].join('\n');
}

function wordsFor(field: Field | undefined, answer: Answer, yes: string): string {
  if (typeof answer === 'boolean') return answer ? yes : '';
  const option = field?.type === 'select' && field.options.find(({ value }) => value === answer);
  return option ? option.label : String(answer);
}

/** A link that opens the visitor's mail program. The text is cut where such links may be: the end of `cut` says so. */
export function mailto(address: string, subject: string, text: string, cut: string): string {
  const start = `mailto:${encode(address).replaceAll('%40', '@')}?subject=${encode(subject.slice(0, 200))}&body=`;
  const whole = start + encode(text);
  if (whole.length <= MAX_MAILTO) return whole;
  const end = encode(`\n${cut}`);
  let body = '';
  for (const character of text.toWellFormed()) {
    const next = body + encode(character);
    if (start.length + next.length + end.length > MAX_MAILTO) break;
    body = next;
  }
  return start + body + end;
}

/** Mail wants both characters of a line break (RFC 6068). */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed().replace(/\r?\n/g, '\r\n'));
}
