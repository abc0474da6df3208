import type { Pending } from '../draft.ts';
import type { Check } from './check.ts';
import type { Desk, Tools } from './desk.ts';
import type { SubmissionState } from './state.ts';
import type { Written } from './written.ts';

/** One press of Send: what goes out, and what it needs on its way. */
export interface Order {
  desk: Desk;
  tools: Tools;
  /** Asks the page, which may keep the message here. */
  host: EventTarget;
  written: Written;
  pending: Pending | undefined;
  /** The visitor does not believe that there is no network. */
  insist: boolean;
  /** Finds fault with a message; as the Worker does, if nothing else is said. */
  check?: Check;
  /** What the page adds stays out: the rules found fault with it. */
  bare?: boolean;
  /** How long the page may check it; 20 seconds if nothing else is said. */
  limit?: () => AbortSignal;
  /** Stores the key and what is sent under it, before it is sent. */
  keep(pending: Pending | undefined): void;
  /** @param wake ends the pause that comes now, or the wait for the page */
  moved(state: SubmissionState, wake?: AbortController): void;
  /** Whether a newer run has taken over. */
  superseded(): boolean;
}
