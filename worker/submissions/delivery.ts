/**
 * The rules of delivery, as a table of transitions. Pure: clock and chance are arguments.
 *
 *     accepted ──started──▶ sending ──delivered──────────────────▶ delivered
 *                 ▲            ├──unclear──▶ unknown ──found──────────▲
 *     waiting ────┘            │                └──not_found, twice──▶ waiting
 *        ▲──postponed──────────┤
 *        ├──refused, first─────┤
 *        │                     └──refused, again──▶ failed ◀──three days── unknown, waiting
 *        └──retried──────────────────────────────────┘ (to unknown, where it may have arrived)
 */
export type State = 'accepted' | 'sending' | 'unknown' | 'waiting' | 'delivered' | 'failed';

export const STATES: readonly State[] = ['accepted', 'sending', 'unknown', 'waiting', 'delivered', 'failed'];

/** Where a submission is on its way. Times are milliseconds since 1970. */
export interface Progress {
  state: State;
  /** Calls made for it that said something about it. */
  attempts: number;
  /** Look-ups in a row that did not find it. */
  negativeLookups: number;
  /** An attempt may have arrived, and no look-up has said otherwise yet. */
  uncertain: boolean;
  /** It was refused as it was: the next attempt leaves out what may be at fault. */
  degraded: boolean;
  /** When to act next; null once nothing is left to do. */
  nextAttemptAt: number | null;
  /** When nothing more is tried, and a person has to look. */
  giveUpAt: number;
  /** A word for what went wrong last, such as `status_500`. */
  lastError: string | null;
}

export type DeliveryEvent =
  | { is: 'started' }
  | { is: 'delivered' }
  /** Surely not done, through no fault of the message; without a reason, not even tried. */
  | { is: 'postponed'; reason?: string }
  | { is: 'unclear'; reason: string }
  | { is: 'refused'; reason: string }
  | { is: 'found' }
  | { is: 'not_found' }
  | { is: 'lookup_failed'; reason: string }
  /** It waited for something that will not come. */
  | { is: 'expired'; reason: string }
  /** By the operator. */
  | { is: 'retried' };

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

/** Where every submission begins. */
export function accepted(now: number): Progress {
  return {
    state: 'accepted',
    attempts: 0,
    negativeLookups: 0,
    uncertain: false,
    degraded: false,
    nextAttemptAt: now,
    giveUpAt: now + GIVE_UP_AFTER_MS,
    lastError: null,
  };
}

/**
 * What is not progress stays as it is.
 *
 * @throws if the event cannot happen in this state: that would be a mistake of ours, not of the helpdesk
 */
export function advance<P extends Progress>(progress: P, event: DeliveryEvent, chance: Chance): P {
  const change = TRANSITIONS[progress.state][event.is]?.(progress, chance);
  if (!change) throw new Error(`"${event.is}" cannot happen to a submission that is ${progress.state}`);
  const lastError = ('reason' in event && event.reason) || progress.lastError;
  const next: P = { ...progress, lastError, ...change };
  const pastHope = next.nextAttemptAt !== null && chance.now >= next.giveUpAt;
  return pastHope ? { ...next, state: 'failed', nextAttemptAt: null } : next;
}

/** What a transition changes. */
type Transition = (progress: Progress, chance: Chance) => Partial<Progress>;

const started: Transition = ({ attempts }) => ({
  state: 'sending',
  attempts: attempts + 1,
  nextAttemptAt: null,
});

const delivered: Transition = () => ({
  state: 'delivered',
  uncertain: false,
  nextAttemptAt: null,
  lastError: null,
});

const expired: Transition = () => ({ state: 'failed', nextAttemptAt: null });

const TRANSITIONS: Record<State, Partial<Record<DeliveryEvent['is'], Transition>>> = {
  accepted: { started, expired },
  waiting: { started, expired },
  sending: {
    delivered,
    postponed: ({ attempts }, { now }) => ({ state: 'waiting', attempts: attempts - 1, nextAttemptAt: now }),
    unclear: (_progress, { now }) => ({
      state: 'unknown',
      negativeLookups: 0,
      uncertain: true,
      nextAttemptAt: now + FIRST_LOOKUP_MS,
    }),
    refused: ({ degraded }, { now }) =>
      degraded
        ? { state: 'failed', nextAttemptAt: null }
        : { state: 'waiting', degraded: true, nextAttemptAt: now },
  },
  unknown: {
    found: delivered,
    not_found: (progress, chance) => {
      const negativeLookups = progress.negativeLookups + 1;
      return negativeLookups < LOOKUPS_BEFORE_RESEND
        ? { negativeLookups, nextAttemptAt: chance.now + LOOKUP_INTERVAL_MS }
        : {
            state: 'waiting',
            negativeLookups,
            uncertain: false,
            nextAttemptAt: chance.now + backoffMs(progress, chance),
          };
    },
    lookup_failed: (progress, chance) => ({
      attempts: progress.attempts + 1,
      nextAttemptAt: chance.now + FIRST_LOOKUP_MS + backoffMs(progress, chance),
    }),
    postponed: (_progress, { now }) => ({ nextAttemptAt: now }),
    expired,
  },
  delivered: {},
  failed: {
    retried: ({ uncertain }, { now }) => ({
      state: uncertain ? 'unknown' : 'waiting',
      attempts: 0,
      negativeLookups: 0,
      degraded: false,
      nextAttemptAt: now,
      giveUpAt: now + GIVE_UP_AFTER_MS,
    }),
  },
};

/** Full jitter: anything up to the doubled base. */
export function backoffMs({ attempts }: Pick<Progress, 'attempts'>, { random }: Chance): number {
  return random * Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** attempts);
}

/** An alarm that broke off may have met something that is over in a moment. */
export const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 60_000;

/** How long nothing is tried after so many alarms in a row that broke off: each time twice as long. */
export function restMs(failures: number, firstMs: number): number {
  return Math.min(LONGEST_REST_MS, firstMs * 2 ** (failures - 1));
}
