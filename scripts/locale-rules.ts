import type { Message, Section } from '../component/locales/messages.ts';

/** Texts by section and key. */
export type SomeTexts = { readonly [S in Section]?: Readonly<Record<string, Message>> };

/** One text that is not as it should be. */
export interface Flaw {
  /** Section and key, such as `form.send`. */
  text: string;
  flaw: string;
}

/** Texts on buttons, which stand in a sidebar of 280 px. Longest English one: 32 characters. */
const BUTTONS: readonly string[] = [
  ...['attach', 'send', 'sending', 'keepWriting', 'tryNow', 'history', 'tryAgain'].map(
    (key) => `form.${key}`,
  ),
  ...['waitingForFiles', 'retry', 'removeRefused'].map((key) => `files.${key}`),
  ...['openMail', 'copyMessage', 'signInAgain', 'copy', 'copied', 'writeAnother', 'history'].map(
    (key) => `outcome.${key}`,
  ),
  ...[
    'write',
    'sendCode',
    'sendingCode',
    'signIn',
    'checking',
    'newCode',
    'otherEmail',
    'bySite',
    'signOut',
  ].map((key) => `session.${key}`),
  ...['filter_open', 'filter_closed', 'showMore', 'back', 'showEarlier'].map((key) => `history.${key}`),
  ...['clearSearch', 'searchMore'].map((key) => `searching.${key}`),
  ...['writeReply', 'sendReply', 'change_closed', 'change_open'].map((key) => `history.${key}`),
  'replying.cancel',
  'dialog.close',
  'outdated.reload',
];
const LONGEST_BUTTON = 40;
/** How much longer than in English a text may be; short ones grow more. */
const MOST_GROWTH = 1.8;
const FREE_GROWTH = 24;

/** Whole numbers that categories are tried with. */
const COUNTS = Array.from({ length: 1000 }, (_, count) => count);

/** All there are. The last one that a language has stands for those that it has not. */
const CATEGORIES: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** Categories of a language's plurals, each with the counts that it has. Fractions and millions are counted nowhere. */
export function categoriesOf(tag: string): Map<Intl.LDMLPluralRule, number[]> {
  const rules = new Intl.PluralRules(tag);
  const found = Map.groupBy(COUNTS, (count) => rules.select(count));
  return new Map(
    CATEGORIES.flatMap((category) => {
      const counts = found.get(category);
      return counts ? [[category, counts]] : [];
    }),
  );
}

/**
 * What is wrong with the texts of a language.
 *
 * @param tag BCP 47 tag
 * @param same texts that are the same as in English, and meant to be
 */
export function flawsOf(
  tag: string,
  texts: SomeTexts,
  english: SomeTexts,
  same: readonly string[] = [],
): Flaw[] {
  const flaws = Object.entries(english).flatMap(([section, known]) =>
    Object.entries(known).flatMap(([key, original]): Flaw[] => {
      const text = `${section}.${key}`;
      const message = texts[section as Section]?.[key];
      const found =
        message === undefined ? ['is missing'] : flawsIn(tag, message, original, text, same.includes(text));
      return found.map((flaw) => ({ text, flaw }));
    }),
  );
  const unknown = Object.entries(texts).flatMap(([section, known]) =>
    Object.keys(known)
      .filter((key) => english[section as Section]?.[key] === undefined)
      .map((key) => ({ text: `${section}.${key}`, flaw: 'is not in English' })),
  );
  return [...flaws, ...unknown];
}

function flawsIn(
  tag: string,
  message: Message,
  original: Message,
  text: string,
  mayBeSame: boolean,
): string[] {
  if (typeof message === 'string' || typeof original === 'string') {
    if (typeof message !== typeof original) return ['is a plural in one language and none in the other'];
  }
  const forms = formsOf(message);
  const models = formsOf(original);
  const categories = categoriesOf(tag);
  const flaws =
    typeof message === 'string' ? [] : wrongCategories(tag, Object.keys(message), [...categories.keys()]);
  const isSame = forms.some(([, form]) => models.some(([, model]) => model === form) && hasWords(form));
  if (isSame && !mayBeSame) flaws.push('is as in English');
  if (!isSame && mayBeSame) flaws.push('is not as in English any more');
  for (const [category, form] of forms) {
    flaws.push(
      ...wrongPlaces(form, models, categories.get(category as Intl.LDMLPluralRule)),
      ...wrongSigns(form),
      ...wrongCase(form, models),
    );
    const longest = Math.max(...models.map(([, model]) => model.length));
    const most = BUTTONS.includes(text)
      ? LONGEST_BUTTON
      : Math.max(longest * MOST_GROWTH, longest + FREE_GROWTH);
    if (form.length > most) flaws.push(`is too long by ${Math.ceil(form.length - most)}: ${form}`);
  }
  return flaws;
}

function formsOf(message: Message): [category: string, form: string][] {
  return typeof message === 'string' ? [['', message]] : Object.entries(message);
}

/** Those that only fractions or millions have may be there. So may `other`, for what Unicode may add. */
function wrongCategories(tag: string, has: string[], needs: string[]): string[] {
  const known: string[] = [...new Intl.PluralRules(tag).resolvedOptions().pluralCategories, 'other'];
  return [
    ...needs
      .filter((category) => !has.includes(category))
      .map((category) => `lacks the category ${category}`),
    ...has.filter((category) => !known.includes(category)).map((category) => `has no use for ${category}`),
  ];
}

/** The same places as in English. Where a category has one number only, that may be in the words, as in "both files". */
function wrongPlaces(form: string, models: [string, string][], counts: number[] = []): string[] {
  const needs = placesIn(models.map(([, model]) => model).join());
  const has = placesIn(form);
  const isCounted = (place: string) => place === 'count' && counts.length === 1;
  return [
    ...needs.filter((place) => !has.includes(place) && !isCounted(place)).map((place) => `lacks {${place}}`),
    ...has
      .filter((place) => !needs.includes(place))
      .map((place) => `has {${place}}, which is filled nowhere`),
  ];
}

function placesIn(form: string): string[] {
  return [...new Set(form.match(/(?<=\{)\w+(?=\})/g))];
}

function wrongSigns(form: string): string[] {
  return [
    ...(/[!！¡]/.test(form) ? ['has an exclamation mark'] : []),
    ...(form.includes('...') ? ['has three dots in the place of …'] : []),
    ...(form !== form.trim() || /\s\s/.test(form) ? ['has blanks too many'] : []),
    ...(form !== form.normalize('NFC') ? ['is not in Unicode form NFC'] : []),
    ...(form === '' ? ['is empty'] : []),
  ];
}

/** What stands alone begins with a capital letter, in languages that have them; but for addresses. */
function wrongCase(form: string, models: [string, string][]): string[] {
  const isSentence = models.every(([, model]) => /^\p{Lu}/u.test(model));
  return isSentence && /^\p{Ll}(?!\S*@)/u.test(form) ? [`begins with a small letter: ${form}`] : [];
}

/** Whether there is anything to translate. */
function hasWords(form: string): boolean {
  return /\p{L}/u.test(form.replace(/\{\w+\}/g, ''));
}
