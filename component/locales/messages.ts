import type { absentTexts } from './en/absent.ts';
import type { dialogTexts } from './en/dialog.ts';
import type { fieldTexts } from './en/fields.ts';
import type { fileTexts } from './en/files.ts';
import type { followingTexts } from './en/following.ts';
import type { formTexts } from './en/form.ts';
import type { historyTexts } from './en/history.ts';
import type { outcomeTexts } from './en/outcome.ts';
import type { outdatedTexts } from './en/outdated.ts';
import type { refusalTexts } from './en/refusal.ts';
import type { replyingTexts } from './en/replying.ts';
import type { searchingTexts } from './en/searching.ts';
import type { sessionTexts } from './en/session.ts';
import type { troubleTexts } from './en/trouble.ts';

/** English, by section. It is the measure of all languages: what it has, each of them must have. */
export type English = {
  form: typeof formTexts;
  fields: typeof fieldTexts;
  files: typeof fileTexts;
  trouble: typeof troubleTexts;
  outcome: typeof outcomeTexts;
  absent: typeof absentTexts;
  session: typeof sessionTexts;
  refusal: typeof refusalTexts;
  history: typeof historyTexts;
  searching: typeof searchingTexts;
  following: typeof followingTexts;
  replying: typeof replyingTexts;
  dialog: typeof dialogTexts;
  outdated: typeof outdatedTexts;
};

export type Section = keyof English;
export type Key<S extends Section> = keyof English[S];

/** A plural: a text for each category of CLDR that counts have in its language. The last one stands for any other. */
export type Plural<Category extends Intl.LDMLPluralRule> = Readonly<Record<Category, string>>;

/** A text, with `{places}` to be filled; where it has a `{count}`, a plural. */
export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

type Translated<M, Category extends Intl.LDMLPluralRule> = M extends string ? string : Plural<Category>;

/** All texts in one language, with its categories of whole numbers. One that lacks a text or a category does not compile. */
export type Locale<Category extends Intl.LDMLPluralRule> = {
  readonly [S in Section]: { readonly [K in Key<S>]: Translated<English[S][K], Category> };
};

/** Texts of one section in some language. */
export type Texts<S extends Section> = {
  readonly [K in Key<S>]: English[S][K] extends string ? string : Message;
};

/** All texts in some language. */
export type AllTexts = { readonly [S in Section]: Texts<S> };

/** Texts of a site in the place of ours, by section and key. */
export type Overrides = { readonly [S in Section]?: { readonly [K in Key<S>]?: Message } };

type PlacesIn<T> = T extends `${string}{${infer Place}}${infer Rest}` ? Place | PlacesIn<Rest> : never;
type FormsOf<M> = M extends string ? M : M[keyof M];

/** What fills a message in: `count` picks among the forms of a plural, and numbers are written as in the language. */
export type Values<S extends Section, K extends Key<S>, Part = never> = {
  readonly [P in PlacesIn<FormsOf<English[S][K]>>]: P extends 'count' ? number : string | number | Part;
};
