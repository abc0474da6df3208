import type { FormConfig } from '../../worker/contract/form.ts';
import type { ErrorDetail } from '../../worker/contract/problem.ts';
import type { AttachmentsController } from '../attachments/controller.ts';
import type { Client, Refused } from '../client.ts';
import type { Pending } from '../draft.ts';
import { ReamazeSubmitEvent } from '../events.ts';
import { createKey } from './key.ts';
import { controlId } from './measure.ts';
import { type Message, messageOf, type PageSettings, withoutUnknown } from './message.ts';
import { visit } from './page.ts';
import type { SubmissionState } from './state.ts';
import type { Written } from './written.ts';

/** One press of Send: what goes out, and what it needs on its way. */
export interface Order {
  written: Written;
  pending: Pending | undefined;
  form: FormConfig;
  client: Client;
  attachments: AttachmentsController;
  settings(): PageSettings;
  check(message: Message): ErrorDetail[];
  /** Asks the page; false keeps the message here. */
  ask(event: ReamazeSubmitEvent): boolean;
  /** Stores the key and what is sent under it, before it is sent. */
  keep(pending: Pending | undefined): void;
  moved(state: SubmissionState): void;
  /** Whether a newer run has taken over. */
  superseded(): boolean;
  online(): boolean;
}

type Sent = Required<Pending>;

/** Check, wait for uploads, ask the page, store the key, send. Gives the state that it ends in. */
export async function deliver(order: Order): Promise<SubmissionState> {
  const first = await attempt(order);
  if (first !== 'renew') return first;
  // Lost files are on their way again. Should the Worker not know the new ones either, there is no point in more.
  order.moved({ status: 'waiting' });
  const second = await attempt(order);
  return second === 'renew' ? refusedFor(order.attachments.errors) : second;
}

/** The errors that are left after one control was changed: its own are looked at again, the others stay. */
export function recheck(
  errors: readonly ErrorDetail[],
  control: string,
  written: Written,
  form: FormConfig,
  check: Order['check'],
): ErrorDetail[] {
  const isIts = ({ path }: ErrorDetail) => controlId(path) === control;
  if (!errors.some(isIts)) return [...errors];
  return [
    ...errors.filter((error) => !isIts(error)),
    ...check(messageOf(written, [], form, { data: {} })).filter(isIts),
  ];
}

async function attempt(order: Order): Promise<SubmissionState | 'renew'> {
  const { attachments, check } = order;
  const errors = check(compose(order));
  if (errors.length > 0) return refusedFor(errors);
  await attachments.settled();
  if (order.superseded()) return { status: 'writing' };
  if (attachments.errors.length > 0) return refusedFor(attachments.errors);
  const sealed = seal(order);
  return 'status' in sealed ? sealed : await send(order, sealed);
}

/** The message as it goes out: the very same bytes again, if nothing has changed since they may have arrived. */
function seal(order: Order): Sent | SubmissionState {
  const { form, written, attachments } = order;
  const ids = attachments.uploaded.map(({ id }) => id);
  const typed = JSON.stringify(messageOf(written, ids, form, { data: {} }));
  const { key = createKey(), sent } = order.pending ?? {};
  if (sent?.typed === typed) return { key, sent };

  const event = new ReamazeSubmitEvent(compose(order));
  if (!order.ask(event)) return { status: 'writing' };
  const { message, ignored } = withoutUnknown({ ...event.message, data: event.data }, form);
  if (ignored.length > 0) {
    console.warn(`<reamaze-contact> left out what the form does not take: ${ignored.join(', ')}`);
  }
  const errors = order.check(message);
  if (errors.length > 0) return refusedFor(errors);
  return { key, sent: { body: JSON.stringify(message), typed, promised: false } };
}

async function send(order: Order, message: Sent): Promise<SubmissionState | 'renew'> {
  keep(order, message);
  if (!order.online()) return wait(order, message);
  order.moved({ status: 'sending' });
  const result = await order.client.sendConversation(message.sent.body, message.key);
  if (order.superseded()) return { status: 'writing' };
  switch (result.outcome) {
    case 'ok':
      return { status: 'sent', reference: result.value.reference, email: order.written.email };
    case 'problem':
      return afterRefusal(order, message.key, result);
    case 'unreachable':
      return order.online() ? { status: 'failed', failure: result } : wait(order, message);
  }
}

function afterRefusal(order: Order, key: string, result: Refused): SubmissionState | 'renew' {
  const { status, code, errors } = result;
  if (code === 'key_reused') {
    keep(order, undefined);
    return { status: 'received_before' };
  }
  // A 5xx may come after the write; any other refusal leaves the key unused.
  if (status < 500) keep(order, { key });
  if (code === 'attachment_unknown') {
    const { attachments } = order;
    return attachments.renew(named(errors, attachments)) ? 'renew' : refusedFor(attachments.errors);
  }
  return errors.length > 0 ? refusedFor(errors) : { status: 'failed', failure: result };
}

/** The files that an error answer speaks of; all of them, if it names none. */
function named(errors: readonly ErrorDetail[], { uploaded }: AttachmentsController): string[] {
  const indexes = errors.flatMap(({ path: [part, index] }) => (part === 'attachments' ? [index] : []));
  const some = uploaded.filter((_, index) => indexes.includes(index));
  return (some.length > 0 ? some : uploaded).map(({ id }) => id);
}

function wait(order: Order, message: Sent): SubmissionState {
  keep(order, { ...message, sent: { ...message.sent, promised: true } });
  return { status: 'offline' };
}

function keep(order: Order, pending: Pending | undefined): void {
  order.pending = pending;
  order.keep(pending);
}

function compose({ written, attachments, form, settings }: Order): Message {
  const ids = attachments.uploaded.map(({ id }) => id);
  return withoutUnknown(messageOf(written, ids, form, { ...settings(), ...visit(window) }), form).message;
}

function refusedFor(errors: ErrorDetail[]): SubmissionState {
  return { status: 'refused', errors };
}
