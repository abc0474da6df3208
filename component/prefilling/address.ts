import { dataSchema } from '../../worker/contract/answers.ts';
import { clean } from '../../worker/contract/clean.ts';
import { isEmail } from '../../worker/contract/email.ts';
import type { Answer, LocalizedField } from '../../worker/contract/fields.ts';
import type { LocalizedForm } from '../../worker/contract/form.ts';
import { check } from '../../worker/contract/rules.ts';
import { localToday } from '../fields/today.ts';
import type { TextPart } from '../submissions/written.ts';
import { isTextPart, type PrefillHost } from './values.ts';

/** Parts that every form has, and answers. */
type FromAddress = Partial<Record<TextPart, string>> & { data: Record<string, Answer> };

const YES = ['true', '1', 'yes', 'on'];
const NO = ['false', '0', 'no', 'off'];

/** Fills in what the address of the page says, where the page itself has said nothing. */
export function fillFromAddress(host: PrefillHost, form: LocalizedForm): void {
  const { data, ...parts } = fromAddress(form, location.search);
  for (const [part, value] of Object.entries(parts) as [TextPart, string][]) host[part] ||= value;
  host.data = { ...data, ...host.data };
}

/**
 * What the address of a page fills in, going by the parameters that the site has named. Somebody else may have written that
 * address: what does not fit its field as it is is left out whole, nobody consents by following a link, and all of it
 * can be changed.
 *
 * @param search of the address, such as `?order=A1`
 */
export function fromAddress(form: LocalizedForm, search: string): FromAddress {
  const given = new URLSearchParams(search);
  const prefill: Partial<Record<TextPart, string>> = {};
  const data: Record<string, Answer> = {};
  for (const [parameter, name] of Object.entries(form.parameters ?? {})) {
    const values = given.getAll(parameter).map((value) => clean(value).trim());
    const [value] = values;
    if (!value) continue;
    const field = form.fields.find((one) => one.name === name);
    const answer = field && answerFrom(field, values, form.limits.answer);
    if (answer !== undefined) data[name] = answer;
    else if (!field && isTextPart(name) && fitsPart(name, value, form)) prefill[name] = value;
  }
  return { ...prefill, data };
}

function fitsPart(
  name: 'name' | 'email' | 'subject' | 'body',
  value: string,
  { limits }: LocalizedForm,
): boolean {
  if (name === 'email') return isEmail(value);
  return value.length <= limits[name] && (name === 'body' || !/[\p{Cc}\u2028\u2029]/u.test(value));
}

/** By the rules that the answer will be checked with. */
function answerFrom(field: LocalizedField, values: string[], maxLength: number): Answer | undefined {
  const { when: _, ...rules } = field;
  const value = typed(field, values);
  if (value === undefined || field.type === 'consent') return undefined;
  const today = () => [localToday(), localToday()] as const;
  const schema = dataSchema([{ ...rules, required: false } as LocalizedField], [], { maxLength, today });
  return check(schema, { [field.name]: value }).ok ? value : undefined;
}

function typed({ type }: LocalizedField, values: string[]): Answer | undefined {
  const [value = ''] = values;
  switch (type) {
    case 'checkbox':
      return YES.includes(value) || (NO.includes(value) ? false : undefined);
    case 'checkboxes':
      return values.flatMap((one) => one.split(','));
    case 'number':
      return Number(value);
    default:
      return value;
  }
}
