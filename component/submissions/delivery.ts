import type { ErrorDetail } from '../../worker/contract/problem.ts';
import type { Accepted } from '../../worker/contract/submission.ts';
import type { AttachmentsController } from '../attachments/controller.ts';
import type { Pending } from '../draft.ts';
import { ReamazeSubmitEvent, ReamazeSubmittedEvent } from '../events.ts';
import { warnOf } from '../fields/ignored.ts';
import { createPause, MOST_RETRIES, type Pause } from '../patience.ts';
import { createConnection, type Refused, type Result } from '../request.ts';
import { askPage } from './asking.ts';
import { compose, leaveOutPage, mended, ownAnswers } from './composing.ts';
import { createKey } from './key.ts';
import { isUnseen, withoutUnknown } from './message.ts';
import type { Order } from './order.ts';
import { hasSame, isSealed, printOf, typedOn } from './same-message.ts';
import { createSending } from './sending.ts';
import { type Fault, isEditable, type SubmissionState } from './state.ts';
import { tell } from './telling.ts';
import { inTurn } from './turn.ts';

export interface DeliveryPorts {
  pause?: Pause;
  locks?: Pick<LockManager, 'request'> | null;
}

type Sent = Required<Pending>;
/** Or else: lost files go up again; or it is another message now, since files came or went meanwhile. */
type Step = SubmissionState | 'renew' | 'changed';
/** One try, while no other tab makes one. */
type Turn = (again: boolean) => Promise<Step>;

/** A Worker that asks for a longer pause than this is busy for good, as far as a waiting visitor goes. */
const LONGEST_RETRY_AFTER_S = 60;

/** Check, wait for uploads, ask the page, store the key, send, and try again. Gives the state that it ends in. */
export async function deliver(order: Order, ports: DeliveryPorts = {}): Promise<SubmissionState> {
  const { pause = createPause(), locks } = ports;
  const turn: Turn = (again) => inTurn(order.desk.draft.name, () => takeTurn(order, again), locks);
  let end = await renewed(order, turn, await attempt(order, turn));
  for (let retry = 1; retry <= MOST_RETRIES && mayPass(end) && !order.superseded(); retry += 1) {
    const wake = new AbortController();
    order.moved({ status: 'retrying' }, wake);
    if (order.superseded()) break;
    await pause(retry, wake.signal, waitAsked(end) * 1000);
    end = await renewed(order, turn, await turn(true));
  }
  if (order.superseded()) return end;
  if (isEditable(end)) takeBack(order);
  tell(order.host, end);
  return end;
}

/** Tells the page. */
export function submitted(host: EventTarget, reference: string): void {
  host.dispatchEvent(new ReamazeSubmittedEvent(reference));
}

/** Lost files are on their way again. Should the Worker not know the new ones either, there is no point in more. */
async function renewed(order: Order, turn: Turn, end: Step): Promise<SubmissionState> {
  if (end === 'changed') return renewed(order, turn, await attempt(order, turn));
  if (end !== 'renew') return end;
  order.moved({ status: 'waiting' });
  const second = await attempt(order, turn);
  if (second === 'changed') return renewed(order, turn, second);
  return second === 'renew' ? refusedFor(order.tools.attachments.errors) : second;
}

/** Whether the next try may do better, with nothing changed. */
function mayPass(end: SubmissionState): boolean {
  if (end.status !== 'failed') return false;
  if (end.failure.outcome === 'unreachable') return true;
  const { status, code } = end.failure;
  return status >= 500 && code !== 'misconfigured' && waitAsked(end) <= LONGEST_RETRY_AFTER_S;
}

function waitAsked(end: SubmissionState): number {
  return (end.status === 'failed' && end.failure.outcome === 'problem' && end.failure.retryAfter) || 0;
}

async function attempt(order: Order, turn: Turn): Promise<Step> {
  const { attachments } = order.tools;
  // Everything at once: nobody should mend one thing only to learn of the next.
  const errors = [
    ...(isSealed(order) ? [] : mended(order, compose(order).message).errors),
    ...attachments.errors,
  ];
  if (errors.length > 0) return refusedFor(errors);
  await attachments.settled();
  if (order.superseded()) return { status: 'writing' };
  if (attachments.errors.length > 0) return refusedFor(attachments.errors);
  return turn(false);
}

/** Sends, unless another tab did so while this one waited. */
async function takeTurn(order: Order, again: boolean): Promise<Step> {
  if (order.superseded()) return { status: 'writing' };
  const { draft } = order.desk;
  if (draft.changed) {
    const receipt = draft.peekReceipt();
    if (receipt && (receipt.key === order.pending?.key || receipt.print === printOf(order))) {
      return { status: 'sent', reference: receipt.reference, email: order.written.email, elsewhere: true };
    }
    if (hasSame(order)) order.pending = draft.read()?.pending ?? order.pending;
  }
  const sealed = await seal(order);
  return typeof sealed === 'string' || 'status' in sealed ? sealed : send(order, sealed, again);
}

/** The message as it goes out: the very same bytes again, if nothing has changed since they may have arrived. */
async function seal(order: Order): Promise<Sent | Step> {
  const { form } = order.desk;
  const typed = typedOn(order);
  const { key = createKey(), sent } = order.pending ?? {};
  if (sent && isSealed(order)) return { key, sent };

  const composed = compose(order);
  const event = new ReamazeSubmitEvent(composed.message);
  const verdict = await askPage(event, order);
  if (order.superseded()) return { status: 'writing' };
  if (verdict) return verdict;
  if (order.tools.attachments.underWay > 0 || typedOn(order) !== typed) return 'changed';
  const added = withoutUnknown({ ...event.message, data: event.data }, form, ownAnswers(order));
  warnOf([...composed.ignored, ...added.ignored], form);
  const { message, errors } = mended(order, added.message);
  if (errors.length > 0) return refusedFor(errors);
  return { key, sent: { body: JSON.stringify(message), typed, promised: true } };
}

async function send(order: Order, message: Sent, again: boolean): Promise<Step> {
  // From here on it goes out by itself, whatever becomes of this page.
  keep(order, { ...message, sent: { ...message.sent, promised: true } });
  if (!order.insist && !navigator.onLine) return { status: 'offline' };
  order.insist = false;
  order.moved({ status: 'sending', again });
  const result = await sendAs(order, message);
  if (order.superseded()) return { status: 'writing' };
  if (result.outcome === 'ok') return complete(order, message.key, result.value.reference);
  if (result.outcome === 'problem') return afterRefusal(order, message.key, result, again);
  return navigator.onLine ? { status: 'failed', failure: result } : { status: 'offline' };
}

/** Sends it as the customer whose message it is; never as nobody's if it was a customer's before. */
async function sendAs(order: Order, { key, sent }: Sent): Promise<Result<Accepted>> {
  const { client, address } = order.desk;
  const session = await order.desk.session().catch(() => null);
  if (session === null) return { outcome: 'unreachable', reason: 'network' };
  const token = session?.token;
  if (sent.signed && !token) return { outcome: 'problem', status: 401, code: 'unauthenticated', errors: [] };
  if (token) keep(order, { key, sent: { ...sent, promised: true, signed: true } });
  const result = await (client ?? createSending(createConnection(address))).sendConversation(sent.body, key, {
    token,
  });
  if (token && result.outcome === 'problem' && result.code === 'unauthenticated') session?.expire(token);
  return result;
}

/** What was written in another tab meanwhile stays, with the key: the Worker will say that an earlier version came. */
function complete(order: Order, key: string, reference: string): SubmissionState {
  const { draft } = order.desk;
  if (!draft.changed || hasSame(order)) draft.complete({ reference, key, print: printOf(order) });
  return { status: 'sent', reference, email: order.written.email };
}

function afterRefusal(order: Order, key: string, result: Refused, again: boolean): Step | Promise<Step> {
  const { status, code, errors } = result;
  if (code === 'key_reused') {
    keep(order, undefined);
    return { status: 'received_before' };
  }
  // A 5xx may come after the write; any other refusal leaves the key unused.
  if (status < 500) keep(order, { key });
  if (code === 'attachment_unknown') {
    const { attachments } = order.tools;
    return attachments.renew(named(errors, attachments)) ? 'renew' : refusedFor(attachments.errors);
  }
  const { form } = order.desk;
  const seen = errors.filter(({ path }) => !isUnseen(path, form, order.written));
  if (seen.length < errors.length && !order.bare) {
    leaveOutPage(order, errors);
    order.moved({ status: 'waiting' });
    return takeTurn(order, again);
  }
  return seen.length > 0 ? refusedFor(seen) : { status: 'failed', failure: result };
}

/** The files that an error answer speaks of; all of them, if it names none. */
function named(errors: readonly ErrorDetail[], { uploaded }: AttachmentsController): string[] {
  const indexes = errors.flatMap(({ path: [part, index] }) => (part === 'attachments' ? [index] : []));
  const some = uploaded.filter((_, index) => indexes.includes(index));
  return (some.length > 0 ? some : uploaded).map(({ id }) => id);
}

/** It does not go out by itself any more. */
function takeBack(order: Order): void {
  const { pending } = order;
  if (pending?.sent) keep(order, { ...pending, sent: { ...pending.sent, promised: false } });
}

function keep(order: Order, pending: Pending | undefined): void {
  order.pending = pending;
  order.keep(pending);
}

function refusedFor(errors: Fault[]): SubmissionState {
  return { status: 'refused', errors };
}
