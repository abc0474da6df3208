import type { Attachment } from '../../worker/contract/attachments.ts';
import { isBlank } from '../../worker/contract/conditions.ts';
import type { LocalizedForm } from '../../worker/contract/form.ts';
import { defaultOf, kept } from '../fields/answers.ts';
import { fingerprint } from './fingerprint.ts';
import type { Order } from './order.ts';
import type { Written } from './written.ts';

/** Whether the stored draft holds what is on its way here, and not what was written in another tab meanwhile. */
export function hasSame(order: Order): boolean {
  const { draft, form } = order.desk;
  const stored = draft.peek();
  return !stored || typedIn(stored.written, stored.attachments, form) === keptOn(order);
}

export const typedOn = ({ written, tools, desk }: Order) =>
  typedIn(written, tools.attachments.uploaded, desk.form);
/** The same as far as a draft keeps it. */
const keptOn = (order: Order) =>
  typedOn({ ...order, written: kept({ written: order.written }, order.desk.form).written });
export const printOf = (order: Order) => fingerprint(keptOn(order));

/** All that a visitor can have written, in the order of the form; whatever is asked of it just now. */
function typedIn(
  written: Written,
  attachments: readonly Attachment[],
  { fields, data }: LocalizedForm,
): string {
  const { subject, body, name, email, answers } = written;
  const given = [
    ...fields.map((field) => [field.name, answers[field.name] ?? defaultOf(field)] as const),
    ...data.map((key) => [key, answers[key]] as const),
  ];
  const said = given.filter(([, answer]) => !isBlank(answer));
  return JSON.stringify({ subject, body, name, email, said, files: attachments.map(({ id }) => id) });
}

/** What was sealed was found right then, and nothing has changed since. */
export function isSealed(order: Order): boolean {
  return order.pending?.sent?.typed === typedOn(order);
}
