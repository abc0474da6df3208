import { westernDigits } from '../../worker/contract/digits.ts';

/**
 * Reads a number as people type it in a language: `1.234,5` in German, `1,234.5` in English, `١٢٫٥` in Arabic. A point or
 * comma that cannot group digits there is a decimal one, whichever the language has.
 *
 * @returns undefined if it is none
 */
export function parseNumber(text: string, language: string | undefined): number | undefined {
  const { group, decimal } = signsOf(language);
  const typed = westernDigits(text)
    .replace(/[\s\u2019']/g, '')
    .replace(/^[\u2212\u2013]/, '-');
  const whole = group === '' ? typed : ungrouped(typed, group, decimal);
  const plain = whole.replace(decimal, '.').replace(/^([^.,]*),([^.,]*)$/, '$1.$2');
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

/** A number as it would be typed in a language. */
export function typedNumber(value: number, language: string | undefined): string {
  return new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 20 }).format(value);
}

/** Without the signs between groups of three, if they stand where such signs do. */
function ungrouped(text: string, group: string, decimal: string): string {
  const [integer = '', ...fraction] = text.split(decimal);
  const [first = '', ...groups] = integer.split(group);
  const isGrouped = /^[-+]?\d{1,3}$/.test(first) && groups.every((digits) => /^\d{2,3}$/.test(digits));
  return isGrouped && /^\d{3}$/.test(groups.at(-1) ?? '')
    ? [first + groups.join(''), ...fraction].join(decimal)
    : text;
}

interface Signs {
  group: string;
  decimal: string;
}

const known = new Map<string | undefined, Signs>();

/** White space and apostrophes are none of them: those are taken out before. */
function signsOf(language: string | undefined): Signs {
  const signs = known.get(language) ?? findSigns(language);
  known.set(language, signs);
  return signs;
}

function findSigns(language: string | undefined): Signs {
  const parts = new Intl.NumberFormat(language).formatToParts(-12_345_678.5);
  const sign = (type: string) =>
    parts.find((part) => part.type === type)?.value.replace(/[\s\u2019']/g, '') ?? '';
  return { group: sign('group'), decimal: sign('decimal') || '.' };
}
