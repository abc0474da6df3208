import type { Answer } from '../../worker/contract/fields.ts';
import type { Pending } from '../draft.ts';
import type { Written } from '../submissions/written.ts';
import { type AnyForm, fits, sentData } from './answers.ts';

/**
 * Keeps the answers that still fit the form, which may have changed since they were written. What was consented to in a
 * message that is on its way is shown as it was sent.
 *
 * @param before what was on screen: what is sensitive stands nowhere else
 * @returns with the names of fields whose answers did not fit
 */
export function fitted(
  written: Written,
  pending: Pending | undefined,
  { fields, data }: AnyForm,
  before?: Written,
): { written: Written; dropped: string[] } {
  const answers: Record<string, Answer> = {};
  const dropped: string[] = [];
  for (const [name, answer] of Object.entries(written.answers)) {
    const field = fields.find((candidate) => candidate.name === name);
    if (field ? fits(field, answer) : data.includes(name)) answers[name] = answer;
    else if (field?.type !== 'consent' && answer && String(answer) !== '') dropped.push(name);
  }
  const sent = sentData(pending);
  for (const { name, type } of fields) if (type === 'consent' && sent[name] === true) answers[name] = true;
  return { written: { ...written, answers: { ...sensitiveIn(before, fields), ...answers } }, dropped };
}

function sensitiveIn(before: Written | undefined, fields: AnyForm['fields']): Record<string, Answer> {
  const typed = Object.entries(before?.answers ?? {});
  return Object.fromEntries(
    typed.filter(([name]) => fields.some((field) => field.name === name && field.sensitive)),
  );
}
