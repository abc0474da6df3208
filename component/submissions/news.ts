import type { Draft, Pending, Receipt } from '../draft.ts';
import { isParked, type SubmissionState } from './state.ts';

/** What this tab has. */
export interface Here {
  state: SubmissionState;
  pending: Pending | undefined;
  /** There is something in the form that the page did not put there. */
  written: boolean;
  /** What was typed or attached here is not in the draft yet. */
  unsaved: boolean;
}

/** What another tab has left in the place of the draft. */
export interface There {
  draft: Draft | undefined;
  receipt: Receipt | undefined;
}

/**
 * What becomes of this tab now that another one has written, so that all tabs show the same. What was typed here and
 * is not saved yet stays, and so does everything if the draft is merely gone.
 */
export type News =
  | { kind: 'none' }
  /** Both have something: its files come here, its text does not. */
  | { kind: 'join'; draft: Draft | undefined }
  /** Another message was sent: what is here is to be stored in its place. */
  | { kind: 'keep' }
  | { kind: 'sent'; receipt: Receipt }
  /** The very message that waits here as well. */
  | { kind: 'same' }
  | { kind: 'take_up' };

export function newsOf({ draft, receipt }: There, here: Here): News {
  const { state, pending } = here;
  if (here.unsaved) return { kind: 'join', draft };
  if (receipt) {
    if (!here.written) return { kind: 'none' };
    return isParked(state) && pending?.key !== receipt.key ? { kind: 'keep' } : { kind: 'sent', receipt };
  }
  if (!draft) return { kind: 'none' };
  const { sent } = draft.pending ?? {};
  const same = isParked(state) && sent?.promised === true && sent.body === pending?.sent?.body;
  return { kind: same ? 'same' : 'take_up' };
}
