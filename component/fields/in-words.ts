import type { LocalizedField } from '../../worker/contract/fields.ts';
import { linkedParts } from '../../worker/contract/links.ts';
import { textIn } from '../../worker/contract/localized.ts';
import type { Words } from '../locales/words.ts';

/** What a field asks, without where its links lead. */
export function labelIn({ label }: Pick<LocalizedField, 'label'>, { language }: Words): string {
  return linkedParts(textIn(label, language))
    .map(({ words }) => words)
    .join('');
}

/** An answer as a person reads it, whether it was sent or comes from a helpdesk. @param sure words for a box that is ticked or not */
export function inWords(
  field: LocalizedField | undefined,
  answer: unknown,
  { language }: Words,
  sure: { yes: string; no: string },
): string {
  if (typeof answer === 'boolean') return answer ? sure.yes : sure.no;
  if (field?.type === 'number' && typeof answer === 'number')
    return new Intl.NumberFormat(language).format(answer);
  if (field && 'options' in field) {
    // A helpdesk has a group as one text.
    const values =
      field.type === 'checkboxes' && typeof answer === 'string' ? answer.split(', ') : [answer].flat();
    const labels = values.map(
      (value) => field.options.find((option) => option.value === value)?.label ?? String(value),
    );
    return new Intl.ListFormat(language, { type: 'unit' }).format(
      labels.map((label) => textIn(label, language)),
    );
  }
  const day = field?.type === 'date' ? Date.parse(String(answer)) : Number.NaN;
  return Number.isNaN(day)
    ? String(answer)
    : new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}
