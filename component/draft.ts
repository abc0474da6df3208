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
    /** It goes out by itself; no longer so if the visitor took it back or was told that it did not work. */
    promised: boolean;
    /** It went out in the name of a customer; it does not go out in nobody's without being told to. */
    signed?: boolean;
  };
}

/** What is kept of an unsent message. */
export interface Draft {
  written: Written;
  /** Files that are uploaded already. */
  attachments: readonly Attachment[];
  /** Names of files that were not uploaded yet. */
  unfinished?: readonly string[];
  pending?: Pending;
  /** Send was pressed when there was nothing to send it with yet; it goes out as soon as there is. */
  asked?: boolean;
}

/** What a sent message leaves in the place of its draft, for tabs that still show what was written. */
export interface Receipt {
  reference: string;
  /** Key that it was sent under. */
  key: string;
  /** Tells what was sent from other texts, without telling what it was. */
  print: string;
}

/**
 * Keeps one draft, the same for all tabs. Storage that is blocked, full or tampered with is the same as none.
 */
export interface DraftStore {
  /** Names the draft among all that are kept and locked. */
  readonly name: string;
  /** Whether this browser keeps anything at all. */
  readonly works: boolean;
  /** Whether another tab has written since this one read or wrote. That something is gone is no news to follow. */
  readonly changed: boolean;
  /** Takes note of what is stored. */
  read(): Draft | undefined;
  /** Only looks: if there is something new, it stays so. */
  peek(): Draft | undefined;
  /** Only looks for what the last draft became. */
  peekReceipt(): Receipt | undefined;
  write(draft: Draft): void;
  /** Puts the receipt in the place of the draft. */
  complete(receipt: Receipt): void;
  clear(): void;
}

/** Tells other elements on the same page what the event `storage` tells other tabs. */
export const DRAFT_EVENT = 'reamaze-contact:draft';

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
  const name = `reamaze-contact:draft:${endpoint}:${form}`;
  const stored = () => attempt(() => storage().getItem(name));
  let works = stored() !== FAILED;
  let seen: unknown;

  const load = (): unknown => {
    const text = stored();
    const record = typeof text === 'string' ? attempt<unknown>(() => JSON.parse(text)) : undefined;
    if (!isRecord(record)) return undefined;
    if (now() - record.savedAt < LIFETIME_MS) return record;
    attempt(() => storage().removeItem(name));
    return undefined;
  };
  const peek = () => {
    const record = load();
    return isDraft(record) ? record : undefined;
  };
  const save = (content: object) => {
    const text = JSON.stringify({ version: VERSION, savedAt: now(), ...content });
    works = attempt(() => storage().setItem(name, text)) !== FAILED;
    seen = text;
    dispatchEvent(new Event(DRAFT_EVENT));
  };

  return {
    name,
    get works() {
      return works;
    },
    get changed() {
      const text = stored();
      return works && typeof text === 'string' && text !== seen;
    },
    read() {
      seen = stored();
      return peek();
    },
    peek,
    peekReceipt() {
      const record = load();
      return isReceipt(record) ? record : undefined;
    },
    write: save,
    complete: save,
    clear() {
      attempt(() => storage().removeItem(name));
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

function isRecord(value: unknown): value is { savedAt: number } {
  if (typeof value !== 'object' || value === null) return false;
  const { version, savedAt } = value as { version?: unknown; savedAt?: unknown };
  return version === VERSION && typeof savedAt === 'number';
}

function isReceipt(value: unknown): value is Receipt {
  return typeof (value as Partial<Receipt> | undefined)?.reference === 'string';
}

function isDraft(value: unknown): value is Draft {
  const { written, attachments, unfinished = [], pending } = (value ?? {}) as Partial<Draft>;
  return (
    isWritten(written) &&
    Array.isArray(attachments) &&
    attachments.every((file) => typeof file?.id === 'string' && typeof file.name === 'string') &&
    Array.isArray(unfinished) &&
    unfinished.every((name) => typeof name === 'string') &&
    (pending === undefined || typeof pending.key === 'string')
  );
}
