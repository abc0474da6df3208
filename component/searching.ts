import './account.ts';
import { search } from './history/search.ts';
import { nothingFoundView } from './history/search-view.ts';
import { searchingTexts } from './locales/en/searching.ts';
import { english } from './locales/words.ts';

english.searching = searchingTexts;

/** What searching takes. One chunk, loaded when somebody goes to the field: it imports those before whole. */
export const searching = { search, nothingFoundView };

export type Searching = typeof searching;
