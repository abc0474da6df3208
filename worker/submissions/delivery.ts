/**
 * The rules of delivery, as a table of transitions. Pure: clock and chance are arguments.
 *
 *     accepted ──started──▶ sending ──delivered──────────────────▶ delivered
 *                 ▲            ├──unclear──▶ unknown ──found──────────▲
 *     waiting ────┘            │                └──not_found, twice──▶ waiting
 *        ▲─────────postponed───┤
 *                              └──refused──▶ failed ◀──three days── unknown, waiting
 */
export type State = 'accepted' | 'sending' | 'unknown' | 'waiting' | 'delivered' | 'failed';

/** Where a submission is on its way. Times are milliseconds since 1970. */
export interface Progress {
  state: State;
  /** Calls that did not bring it further. */
  attempts: number;
  /** Look-ups in a row that did not find it. */
  negativeLookups: number;
  createdAt: number;
  /** When to act next; null once nothing is left to do. */
  nextAttemptAt: number | null;
  /** A word for what went wrong last, such as `status_500`. */
  lastError: string | null;
}

export type DeliveryEvent =
  | { is: 'started' }
  | { is: 'delivered' }
  /** Surely not done, through no fault of the message. */
  | { is: 'postponed'; reason: string }
  | { is: 'unclear'; reason: string }
  | { is: 'refused'; reason: string }
  | { is: 'found' }
  | { is: 'not_found' }
  | { is: 'lookup_failed'; reason: string };

/** `random` is in [0, 1). */
export interface Chance {
  now: number;
  random: number;
}

/** A call that broke off may still be at work upstream; looking sooner could miss what it makes. */
export const FIRST_LOOKUP_MS = 15_000;
/**
 * Re:amaze does not say how soon a new conversation can be found by its data. Two look-ups, a minute apart, must both
 * miss it before it is sent again; what an index shows later than that would arrive twice.
 */
export const LOOKUPS_BEFORE_RESEND = 2;
export const LOOKUP_INTERVAL_MS = 60_000;
/** First pause at most; doubled by every attempt, drawn at random below ("full jitter") so that crowds disperse. */
export const BACKOFF_BASE_MS = 5_000;
export const BACKOFF_CAP_MS = 60 * 60 * 1_000;
/** A weekend and a day: by then a person has to look. */
export const GIVE_UP_AFTER_MS = 3 * 24 * 60 * 60 * 1_000;

/** @throws if the event cannot happen in this state: that would be a mistake of ours, not of the helpdesk */
export function advance(progress: Progress, event: DeliveryEvent, chance: Chance): Progress {
  const next = TRANSITIONS[progress.state][event.is]?.(progress, event, chance);
  if (!next) throw new Error(`"${event.is}" cannot happen to a submission that is ${progress.state}`);
  const pastHope = next.nextAttemptAt !== null && chance.now - progress.createdAt >= GIVE_UP_AFTER_MS;
  return pastHope ? { ...next, state: 'failed', nextAttemptAt: null } : next;
}

type Transition = (progress: Progress, event: DeliveryEvent, chance: Chance) => Progress;

const started: Transition = (progress) => ({
  ...progress,
  state: 'sending',
  attempts: progress.attempts + 1,
  nextAttemptAt: null,
});

const done: Transition = (progress) => ({
  ...progress,
  state: 'delivered',
  nextAttemptAt: null,
  lastError: null,
});

const TRANSITIONS: Record<State, Partial<Record<DeliveryEvent['is'], Transition>>> = {
  accepted: { started },
  waiting: { started },
  sending: {
    delivered: done,
    postponed: (progress, event, { now }) => ({
      ...progress,
      state: 'waiting',
      attempts: progress.attempts - 1,
      nextAttemptAt: now,
      lastError: reasonOf(event),
    }),
    unclear: (progress, event, { now }) => ({
      ...progress,
      state: 'unknown',
      negativeLookups: 0,
      nextAttemptAt: now + FIRST_LOOKUP_MS,
      lastError: reasonOf(event),
    }),
    refused: (progress, event) => ({
      ...progress,
      state: 'failed',
      nextAttemptAt: null,
      lastError: reasonOf(event),
    }),
  },
  unknown: {
    found: done,
    not_found: (progress, _event, chance) => {
      const negativeLookups = progress.negativeLookups + 1;
      return negativeLookups < LOOKUPS_BEFORE_RESEND
        ? { ...progress, negativeLookups, nextAttemptAt: chance.now + LOOKUP_INTERVAL_MS }
        : {
            ...progress,
            negativeLookups,
            state: 'waiting',
            nextAttemptAt: chance.now + backoffMs(progress, chance),
          };
    },
    lookup_failed: (progress, event, chance) => ({
      ...progress,
      attempts: progress.attempts + 1,
      nextAttemptAt: chance.now + FIRST_LOOKUP_MS + backoffMs(progress, chance),
      lastError: reasonOf(event),
    }),
    postponed: (progress, event, { now }) => ({
      ...progress,
      nextAttemptAt: now,
      lastError: reasonOf(event),
    }),
  },
  delivered: {},
  failed: {},
};

/** Full jitter: anything up to the doubled base. */
export function backoffMs({ attempts }: Pick<Progress, 'attempts'>, { random }: Chance): number {
  return random * Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** attempts);
}

function reasonOf(event: DeliveryEvent): string | null {
  return 'reason' in event ? event.reason : null;
}
