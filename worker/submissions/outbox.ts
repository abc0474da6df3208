import { DurableObject } from 'cloudflare:workers';
import { LATE_MS } from '../alerts/alerts.ts';
import { configurationOf } from '../configuration.ts';
import type { Env } from '../env.ts';
import { oneTimer } from '../helpdesk/deadlines.ts';
import { log } from '../log.ts';
import { createServices, type Services } from '../services.ts';
import { accepted, FIRST_REST_MS, restMs, type State } from './delivery.ts';
import { dispatchDue } from './dispatch.ts';
import type { Entry, Identity } from './entry.ts';
import { inspect, LATELY_MS } from './inspect.ts';
import type { Inspection, Overview, ShardPage, SubmissionDetail, SubmissionSummary } from './inspection.ts';
import { Keys } from './keys.ts';
import { type Backlog, Ledger } from './ledger.ts';
import { stoppedBy } from './line.ts';
import { type OwnConversation, Owned, type OwnThread } from './owned.ts';
import { newReference } from './reference.ts';
import { report } from './report.ts';
import { type Clockwork, recoverCrashed, step } from './steps.ts';

/** What the outbox says to a message: its reference, or that its key belongs to another one. */
export type Acceptance = { is: 'accepted'; reference: string } | { is: 'key_reused' };

/** Where the message of a key is, or is to go: in the shard that says so, or in another one. */
export type Reservation = { is: 'here' } | { is: 'at'; shard: number } | { is: 'key_reused' };

/** How full the outbox is, and why it stands still if it does. */
export interface OutboxHealth extends Backlog {
  /** How many of the failed failed within a day. */
  failedLately: number;
  stopped: string | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long the operator can still look at what failed. */
const FAILED_KEPT_MS = 30 * DAY_MS;
/** While the Worker is misconfigured: what does not work is not tried all the time. */
const MISCONFIGURED_PAUSE_MS = 60_000;

/**
 * The durable store of messages on their way: what it has accepted it delivers, across crashes and restarts.
 * One transaction holds the row and the alarm, and the answer leaves only after it is on disk.
 */
export class Outbox extends DurableObject<Env> {
  private readonly ledger: Ledger;
  private readonly keys: Keys;
  private readonly owned: Owned;
  private readonly services: Services | undefined;
  /** When the next alarm goes off, as far as this life of the object knows. */
  private alarmAt: number | undefined;
  private delivering = false;
  /** Alarms in a row that broke off. */
  private failures = 0;
  private restUntil = 0;
  private reports = Promise.resolve();

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.ledger = new Ledger(ctx.storage.sql);
    this.keys = new Keys(ctx.storage.sql);
    this.owned = new Owned(ctx.storage.sql);
    const configuration = configurationOf(env);
    this.services = configuration.ok
      ? createServices(env, configuration, () => this.now(), oneTimer)
      : undefined;
    recoverCrashed(this.clockwork());
    void ctx.blockConcurrencyWhile(() => this.armIfIdle());
  }

  /** Stores a message for delivery, once. The same message again gets the same answer. */
  accept(entry: Entry): Acceptance {
    return this.ctx.storage.transactionSync(() => this.find(entry) ?? this.store(entry));
  }

  /** What became of a message, if its key was used before. */
  find({ id, fingerprint }: Identity): Acceptance | undefined {
    const known = this.ledger.get(id) ?? this.ledger.buried(id);
    if ((known ?? this.keys.get(id) ?? { fingerprint }).fingerprint !== fingerprint)
      return { is: 'key_reused' };
    return known && { is: 'accepted', reference: known.reference };
  }

  /**
   * Keeps a reply's key where it is looked for, while the reply itself goes where its conversation is: the shard that
   * is named first keeps it. Without a shard it only tells what is known.
   */
  reserve(identity: Identity, shard?: number): Reservation | undefined {
    return this.ctx.storage.transactionSync(() => {
      const found = this.find(identity);
      if (found) return found.is === 'accepted' ? { is: 'here' } : found;
      const known = this.keys.get(identity.id);
      if (known) return { is: 'at', shard: known.shard };
      if (shard === undefined) return undefined;
      this.keys.put(identity, shard, this.now());
      return { is: 'at', shard };
    });
  }

  /** What this customer began here, newest first. */
  conversationsOf(customer: string): OwnConversation[] {
    return this.owned.conversations(customer);
  }

  /** @param id of the submission, or its reference */
  conversationOf(customer: string, id: string): OwnConversation | undefined {
    return this.owned.conversation(customer, id);
  }

  /** What this customer wrote here in a conversation, and the submission that began it if that was here. */
  threadOf(customer: string, conversation: string): OwnThread {
    const began = this.ledger.origin(conversation)?.id ?? null;
    return { began, replies: this.owned.replies(customer, began ?? conversation) };
  }

  /** Whether anything was sent from here with this customer's address, by whomever. */
  hasSubmissions(customer: string): boolean {
    return this.owned.any(customer);
  }

  /** Delivers what is due. An alarm that throws is tried six times and then never again, so this one does not. */
  override async alarm(): Promise<void> {
    this.alarmAt = undefined;
    this.delivering = true;
    try {
      if (this.services) {
        if (this.failures > 0) recoverCrashed(this.clockwork());
        await dispatchDue({ ...this.clockwork(), ...this.services });
        await this.report(this.services);
      }
      this.failures = 0;
    } catch (error) {
      log('alarm_failed', { error: error instanceof Error ? error.name : 'unknown' });
      this.failures += 1;
      this.restUntil = this.now() + restMs(this.failures, this.firstRestMs);
    }
    this.delivering = false;
    this.arm();
  }

  /** Wakes up what should be awake, tells what is still untold, and forgets what was kept long enough. By cron. */
  async sweep(): Promise<void> {
    // What an alarm that was cut short has left behind.
    if (!this.delivering) recoverCrashed(this.clockwork());
    for (const row of this.ledger.expired(this.now()))
      step(this.clockwork(), row, { is: 'expired', reason: 'blocked' });
    if (this.services) {
      const { attachments, outbox } = this.services.site;
      const keptDays = Math.max(attachments.keepDays, outbox.keepDays);
      this.ledger.forget('delivered', this.now() - keptDays * DAY_MS);
      this.ledger.forget('failed', this.now() - FAILED_KEPT_MS);
      this.ledger.forgetBuried(this.now() - FAILED_KEPT_MS);
      this.keys.forget(this.now() - keptDays * DAY_MS - FAILED_KEPT_MS);
    }
    // First of all: whoever is told may keep us waiting.
    this.arm();
    if (this.services) await this.report(this.services);
  }

  /** Those of `ids` whose files must stay: not delivered yet, or not long enough ago. */
  neededAttachments(ids: string[]): string[] {
    if (!this.services) return ids;
    return this.ledger.neededAttachments(ids, this.now() - this.services.site.attachments.keepDays * DAY_MS);
  }

  /** How full the outbox is, and why it stands still if it does. */
  health(): OutboxHealth {
    return {
      ...this.ledger.backlog(),
      failedLately: this.ledger.failedSince(this.now() - LATELY_MS),
      stopped: stoppedBy(this.ledger)?.reason ?? null,
    };
  }

  overview(): Overview {
    return this.inspection.overview();
  }

  list(state: State | undefined, cursor: string | undefined): ShardPage<SubmissionSummary> | undefined {
    return this.inspection.list(state, cursor);
  }

  undelivered(cursor: string | undefined): ShardPage<SubmissionDetail> | undefined {
    return this.inspection.undelivered(cursor);
  }

  show(id: string): SubmissionDetail | undefined {
    return this.inspection.show(id);
  }

  retry(id: string): ReturnType<Inspection['retry']> {
    const outcome = this.ctx.storage.transactionSync(() => this.inspection.retry(id));
    this.arm();
    return outcome;
  }

  remove(id: string): ReturnType<Inspection['remove']> {
    return this.ctx.storage.transactionSync(() => this.inspection.remove(id));
  }

  /** The pause after an alarm that broke off. */
  protected get firstRestMs(): number {
    return FIRST_REST_MS;
  }

  /** Milliseconds since 1970. */
  protected now(): number {
    return Date.now();
  }

  protected random(): number {
    return Math.random();
  }

  private store({ id, fingerprint, kind, conversation, customer, payload, attachments }: Entry): Acceptance {
    const now = this.now();
    const reference = newReference();
    const origin = conversation === null ? undefined : this.ledger.origin(conversation);
    this.ledger.insert(
      {
        ...accepted(now),
        id,
        fingerprint,
        reference,
        kind,
        thread: origin?.id ?? conversation,
        createdAt: now,
        updatedAt: now,
        payload,
        conversationId: null,
      },
      attachments,
      customer,
    );
    this.wake(Math.max(now, this.ledger.stop()?.until ?? 0, this.mayServeAt(now)));
    return { is: 'accepted', reference };
  }

  /**
   * A pending alarm is left as it is: it may be the one that this object is being started for, and workerd would
   * first cancel it and then be late with the new one.
   */
  private async armIfIdle(): Promise<void> {
    if ((await this.ctx.storage.getAlarm()) === null) this.arm();
  }

  /** Sets the alarm for whatever is due next, or for when the oldest message will be late. */
  private arm(): void {
    const now = this.now();
    const dueAt = this.ledger.nextDueAt();
    if (dueAt !== null) this.wake(Math.max(dueAt, this.ledger.stop()?.until ?? 0, this.mayServeAt(now)));
    const lateAt = (this.ledger.oldestAt() ?? Number.NEGATIVE_INFINITY) + LATE_MS;
    // What is late already has been reported, or will be by the sweep: nobody is called faster for not listening.
    if (lateAt > now) this.wake(lateAt);
  }

  /**
   * Makes sure that the alarm goes off at `time` or before; one that comes too early does no harm.
   * Alarms keep real time, even where {@link now} does not.
   */
  private wake(time: number): void {
    const at = Date.now() + Math.max(0, time - this.now());
    if (this.alarmAt !== undefined && this.alarmAt <= at) return;
    this.alarmAt = at;
    void this.ctx.storage.setAlarm(at);
  }

  private mayServeAt(now: number): number {
    return Math.max(this.restUntil, this.services ? now : now + MISCONFIGURED_PAUSE_MS);
  }

  private clockwork(): Clockwork {
    return { ledger: this.ledger, now: () => this.now(), random: () => this.random() };
  }

  private get inspection(): Inspection {
    return inspect(this.clockwork());
  }

  /** One report after the other, or alarm and sweep would both tell what neither has noted as told. */
  private report({ alarm, links, mailer, settings }: Services): Promise<void> {
    const { fallbackEmail: to, publicUrl: worker } = settings;
    const fallback = mailer && to ? { mailer, to } : undefined;
    const reported = this.reports.then(() => report({ ...this.clockwork(), alarm, links, worker, fallback }));
    this.reports = reported.catch(() => {});
    return reported;
  }
}
