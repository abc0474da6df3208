import { westernDigits } from '../contract/digits.ts';

/**
 * How numbers are written within a country: its code, the prefix that stands for the country where there is one, and how
 * many digits the rest has. Those whose numbers have no one such rule are left out.
 */
const COUNTRIES: Readonly<
  Record<string, readonly [code: string, prefix: string, least: number, most: number]>
> = {
  AT: ['43', '0', 6, 13],
  AU: ['61', '0', 9, 9],
  BE: ['32', '0', 8, 9],
  CA: ['1', '', 10, 10],
  CH: ['41', '0', 9, 9],
  CZ: ['420', '', 9, 9],
  DE: ['49', '0', 6, 12],
  DK: ['45', '', 8, 8],
  ES: ['34', '', 9, 9],
  FI: ['358', '0', 6, 11],
  FR: ['33', '0', 9, 9],
  GB: ['44', '0', 9, 10],
  GR: ['30', '', 10, 10],
  IE: ['353', '0', 7, 9],
  IN: ['91', '0', 10, 10],
  JP: ['81', '0', 9, 10],
  NL: ['31', '0', 9, 9],
  NO: ['47', '', 8, 8],
  NZ: ['64', '0', 8, 10],
  PL: ['48', '', 9, 9],
  PT: ['351', '', 9, 9],
  RO: ['40', '0', 9, 9],
  SE: ['46', '0', 7, 9],
  SG: ['65', '', 8, 8],
  SK: ['421', '0', 9, 9],
  TR: ['90', '0', 10, 10],
  UA: ['380', '0', 9, 9],
  US: ['1', '', 10, 10],
  ZA: ['27', '0', 9, 9],
};

/** Countries from where one does not call others by 00. */
const OTHERWISE_ABROAD = ['AU', 'CA', 'JP', 'SG', 'US'];

/** Shortest and longest international number without its plus sign (ITU-T E.164). */
const INTERNATIONAL = /^[1-9]\d{6,14}$/;

/** Countries whose numbers can be completed. */
export const PHONE_COUNTRIES: readonly string[] = Object.keys(COUNTRIES);

/**
 * A telephone number as E.164 has it, such as `+4930901820`, where it is certain: it begins with a plus sign, or is
 * written as numbers within the country are. Anything else stays as it was typed.
 *
 * @param country where numbers without a country code are from, such as `DE`
 */
export function internationalNumber(typed: string, country?: string): string {
  const text = westernDigits(typed).trim();
  if (!/^\+?[\d\s().\-/\u2010-\u2015]+$/.test(text)) return typed;
  const digits = digitsOf(text);
  if (text.startsWith('+')) return complete(digitsOf(text.replace('(0)', '')), typed);
  const rule = country === undefined ? undefined : COUNTRIES[country];
  if (!rule || country === undefined) return typed;
  if (digits.startsWith('00')) {
    return OTHERWISE_ABROAD.includes(country) ? typed : complete(digits.slice(2), typed);
  }
  const [code, prefix, least, most] = rule;
  const [rest] = (prefix ? [prefix] : ['', code])
    .filter((start) => digits.startsWith(start))
    .map((start) => digits.slice(start.length))
    .filter((rest) => rest.length >= least && rest.length <= most && !rest.startsWith('0'));
  return rest === undefined ? typed : `+${code}${rest}`;
}

function complete(digits: string, typed: string): string {
  return INTERNATIONAL.test(digits) ? `+${digits}` : typed;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
