import type { Env } from '../../worker/env.ts';
import { Customer as RealCustomer } from '../../worker/session/customer.ts';
import { site } from '../../worker/site.config.ts';
import type { Entry } from '../../worker/submissions/entry.ts';
import { type Acceptance, Outbox as RealOutbox } from '../../worker/submissions/outbox.ts';
import { createWorker } from '../../worker/worker.ts';

/** How far this Worker's clock is ahead of the machine's, in milliseconds. */
let ahead = 0;
const now = () => Date.now() + ahead;
const worker = createWorker(now);

/** What is going to break, and how many times; see {@link Breakage}. */
const UNBROKEN: Breakage = { accepts: 0, alarms: 0, midAlarms: 0, lostAlarms: 0 };
const breaks = { ...UNBROKEN };
/** Bindings under another identity once the site configuration has changed, so that it is read anew. */
let changed: Env | undefined;

/** Body of `POST /test/breaks`: how many times each of these happens from now on. */
export interface Breakage {
  /** The object dies after it has stored a message, before that is on disk. */
  accepts: number;
  /** Something throws inside of the alarm. */
  alarms: number;
  /** The same, once it has written down what it is going to send. */
  midAlarms: number;
  /** The alarm goes off, nothing is done, and no other is set: what is left when the runtime has given up on it. */
  lostAlarms: number;
}

/** The outbox by the test's clock, with the longest pause that chance could draw, and next to none after a failure. */
export class Outbox extends RealOutbox {
  private failing = false;

  /** The object ends as it stands, calls under way and all; the next request or alarm begins it anew. */
  evict(): void {
    this.ctx.abort('Evicted.');
  }

  /** In how many milliseconds it wakes up by itself. */
  async wakesIn(): Promise<number> {
    return ((await this.ctx.storage.getAlarm()) ?? Number.POSITIVE_INFINITY) - Date.now();
  }

  /** What it would wake up by is gone. */
  async forgetAlarm(): Promise<void> {
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.sync();
  }

  override accept(entry: Entry): Acceptance {
    const acceptance = super.accept(entry);
    if (taken('accepts')) this.ctx.abort('The disk is gone.');
    return acceptance;
  }

  override async alarm(): Promise<void> {
    if (taken('lostAlarms')) {
      this['alarmAt'] = undefined;
      return;
    }
    this.failing = taken('alarms');
    await super.alarm();
  }

  protected override get firstRestMs(): number {
    return 1;
  }

  protected override now(): number {
    const failing = this.failing || (this['delivering'] && this.isSending() && taken('midAlarms'));
    this.failing = false;
    if (failing) throw new Error('The clock is broken.');
    return now();
  }

  protected override random(): number {
    return 1;
  }

  private isSending(): boolean {
    return this['ledger'].inState('sending').length > 0;
  }
}

/** A customer's object by the test's clock. */
export class Customer extends RealCustomer {
  /** What its alarm does, now. */
  ring(): Promise<void> {
    return this.alarm();
  }

  protected override now(): number {
    return now();
  }
}

/** Whether it breaks this time. */
function taken(what: keyof Breakage): boolean {
  breaks[what] -= 1;
  return breaks[what] >= 0;
}

/** What tests may do to the Worker: `POST` to these paths. */
const TEST_ROUTES: Record<string, (body: string, env: Env) => Promise<void> | void> = {
  /** Puts its clock forward, and does what cron would do then. */
  async '/test/clock'(ms, env) {
    ahead += Number(ms);
    await worker.scheduled({} as ScheduledController, env);
  },
  '/test/breaks'(breakage) {
    Object.assign(breaks, UNBROKEN, JSON.parse(breakage));
  },
  /** Deploys another number of shards, as `outbox` of the site configuration says it. */
  '/test/outbox'(outbox, env) {
    Object.assign(site.outbox, JSON.parse(outbox));
    changed = { ...env };
  },
  /** Deploys other variables and secrets; what is not named stays. */
  '/test/variables'(variables, env) {
    changed = { ...env, ...JSON.parse(variables) };
  },
  /** Deploys other rules for the history; customers' objects that are awake keep those they woke up with. */
  '/test/history'(history, env) {
    Object.assign(site.history, JSON.parse(history));
    changed = { ...env };
  },
  /** Deploys these forms beside those there are, or in their place. */
  '/test/forms'(forms, env) {
    Object.assign(site.forms, JSON.parse(forms));
    changed = { ...env };
  },
};

/** The Worker as it is deployed, and beside it the {@link TEST_ROUTES}. */
export default {
  ...worker,
  async fetch(request, env, context) {
    const route = TEST_ROUTES[new URL(request.url).pathname];
    if (!route) return worker.fetch(request, changed ?? env, context);
    await route(await request.text(), changed ?? env);
    return new Response();
  },
} satisfies ExportedHandler<Env>;
