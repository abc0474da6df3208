import type { FailureReason, FileState, RefusalReason } from './state.ts';

/** How far a file is that a visitor has attached; `removed` by them. */
export type UploadState = FileState['status'] | 'removed';

/** A file came, went, or got further; not for mere progress. Its name stays in the element: visitors choose it. */
export class ReamazeUploadEvent extends Event {
  /** Tells the files of one element apart. */
  readonly id: string;
  /** Bytes. */
  readonly size: number;
  readonly state: UploadState;
  /** Why it was refused, or failed. */
  readonly reason: RefusalReason | FailureReason | undefined;

  constructor(
    { id, size }: { id: string; size: number },
    state: UploadState,
    reason?: RefusalReason | FailureReason,
  ) {
    super('reamaze-upload', { bubbles: true, composed: true });
    this.id = id;
    this.size = size;
    this.state = state;
    this.reason = reason;
  }
}

declare global {
  interface HTMLElementEventMap {
    'reamaze-upload': ReamazeUploadEvent;
  }
}
