import { fieldTexts } from './locales/en/fields.ts';
import { english } from './locales/words.ts';

english.fields = fieldTexts;

/** What the site's own fields take: their controls, conditions and words, and the page's own controls. One chunk. */
export { SiteFields } from './fields/site-fields.ts';
