import type { Attachment } from '../worker/contract/attachments.ts';
import { isWritten, type Written } from './submissions/written.ts';

/** A message on its way: its key, and if its outcome is not known, exactly what was sent. */
export interface Pending {
  /** Idempotency key, a UUID. */
  key: string;
  /** Missing once the Worker has said no: then the next attempt may differ. */
  sent?: {
    /** JSON as it went out. */
    body: string;
    /** What the visitor had written and attached then. */
    typed: string;
    /** The visitor was told that it goes out by itself. */
    promised: boolean;
  };
}

/** What is kept of an unsent message. */
export interface Draft {
  written: Written;
  /** Files that are uploaded already. */
  attachments: Attachment[];
  pending?: Pending;
}

/** Keeps one draft. Storage that is blocked, full or tampered with is the same as none. */
export interface DraftStore {
  /** Whether this browser keeps anything at all. */
  readonly works: boolean;
  read(): Draft | undefined;
  write(draft: Draft): void;
  clear(): void;
}

/** Long enough for a holiday weekend, short enough for a shared computer. */
const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;
/** Changes when a stored draft can no longer be read as it is. */
const VERSION = 1;

/**
 * The draft of one form of one Worker, in `localStorage` under `reamaze-contact:draft:{endpoint}:{form}`.
 *
 * @param storage where to keep it; called each time, since merely touching blocked storage throws
 */
export function createDraftStore(
  endpoint: string,
  form: string,
  storage: () => Storage = () => localStorage,
  now: () => number = Date.now,
): DraftStore {
  const key = `reamaze-contact:draft:${endpoint}:${form}`;
  let works = attempt(() => storage().getItem(key)) !== FAILED;

  return {
    get works() {
      return works;
    },
    read() {
      const text = attempt(() => storage().getItem(key));
      const stored = typeof text === 'string' ? attempt<unknown>(() => JSON.parse(text)) : undefined;
      return isDraft(stored) && stored.version === VERSION && now() - stored.savedAt < LIFETIME_MS
        ? stored
        : undefined;
    },
    write(draft) {
      const text = JSON.stringify({ version: VERSION, savedAt: now(), ...draft });
      works = attempt(() => storage().setItem(key, text)) !== FAILED;
    },
    clear() {
      attempt(() => storage().removeItem(key));
    },
  };
}

const FAILED = Symbol('failed');

function attempt<T>(act: () => T): T | typeof FAILED {
  try {
    return act();
  } catch {
    return FAILED;
  }
}

function isDraft(value: unknown): value is Draft & { version: number; savedAt: number } {
  if (typeof value !== 'object' || value === null) return false;
  const { written, attachments, pending, savedAt } = value as Partial<Draft> & { savedAt?: unknown };
  return (
    typeof savedAt === 'number' &&
    isWritten(written) &&
    Array.isArray(attachments) &&
    attachments.every((file) => typeof file?.id === 'string' && typeof file.name === 'string') &&
    (pending === undefined || typeof pending.key === 'string')
  );
}
