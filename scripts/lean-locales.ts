import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { allTexts } from '../component/locales/en/all.ts';
import type { Message } from '../component/locales/messages.ts';
import type { SomeTexts } from './locale-rules.ts';

const LOCALE = /\/component\/locales\/[a-z]{2,3}(-\w+)?\.ts$/;

/** The texts of a language by section, without their keys: in the order of those in English. */
export function packed(texts: SomeTexts): Record<string, (Message | undefined)[]> {
  const sections = Object.entries(allTexts).map(([section, english]) => [
    section,
    Object.keys(english).map((key) => texts[section as keyof SomeTexts]?.[key]),
  ]);
  return Object.fromEntries(sections);
}

/** Leaves the keys out of the texts of each language, which is a quarter of what has to be loaded. */
export const leanLocales: Plugin = {
  name: 'lean-locales',
  enforce: 'pre',
  async load(id) {
    if (!LOCALE.test(id)) return;
    const { texts } = await import(pathToFileURL(id).href);
    return `export const texts = ${JSON.stringify(packed(texts))};`;
  },
};
