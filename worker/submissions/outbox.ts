import { DurableObject } from 'cloudflare:workers';
import { configurationOf } from '../configuration.ts';
import type { Env } from '../env.ts';
import { log } from '../log.ts';
import { createServices, type Services } from '../services.ts';
import { type Clockwork, dispatchDue, recoverCrashed } from './dispatch.ts';
import { type Backlog, type Identity, Ledger } from './ledger.ts';
import type { Payload } from './payload.ts';
import { newReference } from './reference.ts';

/** What the outbox says to a message: its reference, or that its key belongs to another one. */
export type Acceptance = { is: 'accepted'; reference: string } | { is: 'key_reused' };

/** How long the operator can still look at what failed. */
const FAILED_KEPT_MS = 30 * 24 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** While the Worker is misconfigured nothing can be sent; a new deployment starts the object anew anyway. */
const MISCONFIGURED_PAUSE_MS = 60_000;

/**
 * The durable store of messages on their way: what it has accepted it delivers, across crashes and restarts.
 * One transaction holds the row and the alarm, and the answer leaves only after it is on disk.
 */
export class Outbox extends DurableObject<Env> {
  private readonly ledger: Ledger;
  private readonly services: Services | undefined;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.ledger = new Ledger(ctx.storage.sql);
    const configuration = configurationOf(env);
    this.services = configuration.ok ? createServices(env, configuration, () => this.now()) : undefined;
    recoverCrashed(this.clockwork());
    void ctx.blockConcurrencyWhile(() => this.armIfIdle());
  }

  /** Stores a message for delivery, once per key. The same message again gets the same answer. */
  accept(identity: Identity, payload: Payload): Acceptance {
    return this.ctx.storage.transactionSync(() => this.find(identity) ?? this.store(identity, payload));
  }

  /** What became of a key, if it was used before. */
  find({ key, fingerprint }: Identity): Acceptance | undefined {
    const known = this.ledger.find(key);
    if (!known) return undefined;
    return known.fingerprint === fingerprint
      ? { is: 'accepted', reference: known.reference }
      : { is: 'key_reused' };
  }

  /** Delivers what is due. An alarm that throws is tried six times and then never again, so this one does not. */
  override async alarm(): Promise<void> {
    try {
      recoverCrashed(this.clockwork());
      if (this.services) await dispatchDue({ ...this.clockwork(), ...this.services });
    } catch (error) {
      log('alarm_failed', { error: error instanceof Error ? error.name : 'unknown' });
    }
    this.arm();
  }

  /** Wakes up what should be awake, and forgets what has been kept long enough. Called by cron. */
  sweep(): void {
    if (this.services) {
      const { attachments, outbox } = this.services.site;
      const keptDays = Math.max(attachments.keepDays, outbox.keepDays);
      this.ledger.forget('delivered', this.now() - keptDays * DAY_MS);
      this.ledger.forget('failed', this.now() - FAILED_KEPT_MS);
    }
    this.arm();
  }

  /** Those of `ids` whose files must stay: not delivered yet, or not long enough ago. */
  neededAttachments(ids: string[]): string[] {
    if (!this.services) return ids;
    return this.ledger.neededAttachments(ids, this.now() - this.services.site.attachments.keepDays * DAY_MS);
  }

  /** How full the outbox is, and why it stands still if it does. */
  health(): Backlog & { stopped: string | null } {
    return { ...this.ledger.backlog(), stopped: this.ledger.stop()?.reason ?? null };
  }

  /** Milliseconds since 1970. */
  protected now(): number {
    return Date.now();
  }

  protected random(): number {
    return Math.random();
  }

  private store(identity: Identity, payload: Payload): Acceptance {
    const now = this.now();
    let reference: string;
    do reference = newReference();
    while (this.ledger.hasReference(reference));
    this.ledger.insert(
      identity,
      {
        id: crypto.randomUUID(),
        reference,
        state: 'accepted',
        attempts: 0,
        negativeLookups: 0,
        createdAt: now,
        nextAttemptAt: now,
        lastError: null,
        payload: JSON.stringify(payload),
      },
      payload.attachments.map((attachment) => attachment.id),
    );
    this.arm();
    return { is: 'accepted', reference };
  }

  /**
   * A pending alarm is left as it is: it may be the one that this object is being started for, and workerd would
   * first cancel it and then be late with the new one.
   */
  private async armIfIdle(): Promise<void> {
    if ((await this.ctx.storage.getAlarm()) === null) this.arm();
  }

  /** Sets the alarm for whatever is due next. Alarms keep real time, even where {@link now} does not. */
  private arm(): void {
    const dueAt = this.ledger.nextDueAt();
    if (dueAt === null) return;
    const pausedUntil = this.ledger.stop()?.until ?? 0;
    const misconfigured = this.services ? 0 : MISCONFIGURED_PAUSE_MS;
    const wait = Math.max(0, dueAt - this.now(), pausedUntil - this.now(), misconfigured);
    void this.ctx.storage.setAlarm(Date.now() + wait);
  }

  private clockwork(): Clockwork {
    return { ledger: this.ledger, now: () => this.now(), random: () => this.random() };
  }
}
