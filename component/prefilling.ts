import { fieldTexts } from './locales/en/fields.ts';
import { english } from './locales/words.ts';

english.fields = fieldTexts;

/** What a page fills in beyond attributes: values that are locked or hidden, and those of the page's address. One chunk. */
export { Prefilling } from './prefilling/prefilling.ts';
