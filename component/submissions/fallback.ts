import type { LocalizedForm } from '../../worker/contract/form.ts';
import { dataOf } from '../fields/answers.ts';
import { inWords, labelIn } from '../fields/in-words.ts';
import type { Words } from '../locales/words.ts';
import type { Written } from './written.ts';

/** What Windows hands from a browser to a mail program at most, less some room for the program's own name. */
const MAX_MAILTO = 1_900;

/** What stands in a link in the place of an answer that links are no place for: they are kept by whoever follows them. */
const LEFT_OUT = '…';

/**
 * Everything typed, as one text that a person can read: answers first, then the message.
 *
 * @param inLink it goes into a link, without what is sensitive
 */
export function asText(
  written: Written,
  form: Pick<LocalizedForm, 'fields' | 'data'>,
  words: Words,
  inLink = false,
): string {
  const texts = words.of('form');
  const { yes } = words.of('outcome');
  const { language } = words;
  const lines = Object.entries(dataOf(written, form, { language })).map(([key, answer]) => {
    const field = form.fields.find(({ name }) => name === key);
    const said = inWords(field, answer, words, { yes, no: '' });
    return [field ? labelIn(field, words) : key, inLink && field?.sensitive ? LEFT_OUT : said] as const;
  });
  const said = [[texts.name, written.name], [texts.email, written.email], ...lines].filter(
    ([, value]) => value,
  );
  return [...said.map(([label, value]) => `${label}: ${value}`), '', written.body].join('\n');
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
