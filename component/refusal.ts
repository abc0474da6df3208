import './account.ts';
import { refusalTexts } from './locales/en/refusal.ts';
import { english } from './locales/words.ts';
import { afterCode, afterRequest, refusalInWords } from './session/refusal.ts';

english.refusal = refusalTexts;

/** What follows when nobody was signed in, and words for it. One chunk, loaded then: it imports those before whole. */
export const refusal = { afterCode, afterRequest, refusalInWords };

export type Refusal = typeof refusal;
