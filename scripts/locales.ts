import { existsSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { available } from '../component/locales/available.ts';
import { allTexts } from '../component/locales/en/all.ts';
import type { Message } from '../component/locales/messages.ts';
import { packed } from './lean-locales.ts';
import { categoriesOf, flawsOf, type SomeTexts } from './locale-rules.ts';
import { sameAsEnglish } from './locale-same.ts';

const USAGE = `npm run locales                what is to be put right in the languages on offer
npm run locales -- pt-BR       the same for one, whether on offer or not
npm run -s locales -- --new pt-BR > component/locales/pt-BR.ts
                               a file to begin with: English, with the plurals of the language`;

/** What a language may have, as it is loaded. */
const MOST_BYTES = 4096;

const english: SomeTexts = allTexts;
const [first, second] = process.argv.slice(2);
if (first === '--new' && second) console.log(beginningOf(second));
else if (first?.startsWith('-')) console.log(USAGE);
else await review(first ? [first] : Object.keys(available));

async function review(tags: string[]): Promise<void> {
  for (const tag of tags) {
    const file = new URL(`../component/locales/${tag}.ts`, import.meta.url);
    if (!existsSync(file)) {
      console.log(`${tag}: there is no component/locales/${tag}.ts yet.\n\n${USAGE}`);
      process.exitCode = 1;
      continue;
    }
    const { texts }: { texts: SomeTexts } = await import(file.href);
    const flaws = flawsOf(tag, texts, english, sameAsEnglish[tag]);
    const bytes = brotliCompressSync(JSON.stringify(packed(texts))).byteLength;
    if (bytes > MOST_BYTES)
      flaws.push({ text: 'all', flaw: `of it is too long by ${bytes - MOST_BYTES} bytes` });
    console.log(`${tag}: ${flaws.length || 'nothing'} to put right, about ${bytes} of ${MOST_BYTES} bytes`);
    for (const { text, flaw } of flaws) console.log(`  ${text} ${flaw}${inEnglish(text)}`);
    if (flaws.length > 0) process.exitCode = 1;
  }
}

function inEnglish(text: string): string {
  const [section, key = ''] = text.split('.');
  const message = english[section as keyof SomeTexts]?.[key];
  return message === undefined ? '' : `\n    in English: ${JSON.stringify(message)}`;
}

/** The file of a new language. */
function beginningOf(tag: string): string {
  const categories = [...categoriesOf(tag).keys()];
  const translated = (message: Message) =>
    typeof message === 'string'
      ? message
      : Object.fromEntries(categories.map((category) => [category, message.other]));
  const texts = Object.fromEntries(
    Object.entries(english).map(([section, messages]) => [
      section,
      Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, translated(message)])),
    ]),
  );
  return `import type { Locale } from './messages.ts';

export const texts: Locale<${categories.map((category) => `'${category}'`).join(' | ')}> = ${JSON.stringify(texts, null, 2)};`;
}
