import type { ErrorDetail } from '../../worker/contract/problem.ts';
import { dataOf, isUnasked } from '../fields/answers.ts';
import { warnOf } from '../fields/ignored.ts';
import { type Check, createCheck } from './check.ts';
import type { Desk } from './desk.ts';
import { isUnseen, type Message, messageOf, withoutPage, withoutUnknown } from './message.ts';
import type { Order } from './order.ts';
import { pageInfo } from './page.ts';
import { controlId } from './path.ts';
import type { Fault } from './state.ts';
import type { Written } from './written.ts';

/** What goes out, and what of the page's additions cannot. */
export function compose(order: Order): { message: Message; ignored: string[] } {
  const { form, settings } = order.desk;
  const ids = order.tools.attachments.uploaded.map(({ id }) => id);
  const whole = messageOf(order.written, ids, form, {
    ...settings(),
    page: pageInfo(location.href, document.title, document.referrer),
  });
  const { message, ignored } = withoutUnknown(whole, form, ownAnswers(order));
  return { message, ignored: settings().data === null ? ['data, which is no JSON', ...ignored] : ignored };
}

/** What the visitor has answered, whatever the page says. */
export const ownAnswers = ({ written, desk }: Order) =>
  dataOf(written, desk.form, { language: desk.settings().language });

/** The message, without what the page adds if the rules find fault with that: no visitor could mend it. */
export function mended(order: Order, message: Message): { message: Message; errors: Fault[] } {
  order.check ??= createCheck(order.desk.form);
  const { desk, check } = order;
  const errors = order.bare ? [] : faultsOf(desk, message, check);
  if (errors.some(({ path }) => isUnseen(path, order.desk.form, order.written))) leaveOutPage(order, errors);
  if (!order.bare) return { message, errors };
  const bare = withoutPage(message, ownAnswers(order));
  return { message: bare, errors: faultsOf(desk, bare, check) };
}

export function leaveOutPage(order: Order, errors: readonly ErrorDetail[]): void {
  order.bare = true;
  const unseen = errors.filter(({ path }) => isUnseen(path, order.desk.form, order.written));
  warnOf(
    unseen.map(({ path, code }) => `${path.join('.')} (${code})`),
    order.desk.form,
  );
}

/** The errors that are left after one control was changed: its own are looked at again, the others stay if they are asked. */
export function errorsLeft(
  errors: readonly Fault[],
  control: string,
  written: Written,
  desk: Pick<Desk, 'form' | 'settings' | 'fields'>,
): Fault[] {
  const { form } = desk;
  const message = messageOf(written, [], form, desk.settings());
  const isIts = ({ path }: Fault) => controlId(path) === control;
  const isAsked = ({ path }: Fault) => path[0] !== 'data' || !isUnasked(String(path[1]), form, message);
  const others = errors.filter((error) => !isIts(error) && isAsked(error));
  return errors.some(isIts) ? [...others, ...faultsOf(desk, message).filter(isIts)] : others;
}

/** What the rules find, and what the page's own controls find where the rules have nothing to say. */
function faultsOf(
  { form, fields }: Pick<Desk, 'form' | 'fields'>,
  message: Message,
  check: Check = createCheck(form),
): Fault[] {
  const errors: Fault[] = check(message);
  const isNew = ({ path }: Fault) =>
    !isUnasked(String(path[1]), form, message) &&
    !errors.some((error) => controlId(error.path) === controlId(path));
  return [...errors, ...(fields()?.slotted.faults.filter(isNew) ?? [])];
}
