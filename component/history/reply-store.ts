import type { Attachment } from '../../worker/contract/attachments.ts';
import { fingerprint } from '../submissions/fingerprint.ts';

/** A reply that was sent off, as it goes out in every try. */
export interface Sealed {
  /** Idempotency key, a UUID. */
  key: string;
  /** JSON, the same bytes each time. */
  body: string;
  /** What the customer wrote, to be shown meanwhile. */
  text: string;
  attachments: readonly Attachment[];
  /** ISO time. */
  createdAt: string;
}

/** What is kept of the replies to one conversation. */
export interface KeptReplies {
  /** Of the conversation, to send them to. */
  id: string;
  /** Not sent off yet. */
  text: string;
  attachments: readonly Attachment[];
  /** Names of files that were not uploaded yet. */
  unfinished: readonly string[];
  /** Nobody knows yet whether they have arrived. */
  sealed: readonly Sealed[];
}

/** Changes when a stored record can no longer be read as it is. */
const VERSION = 1;

const prefixOf = (address: string) => `reamaze-contact:reply:${address}:`;

/**
 * Replies that are being written or sent, in `sessionStorage`, under `reamaze-contact:reply:{address}:{customer}:{name}`.
 * Storage that is blocked or full is the same as none.
 */
export class ReplyStore {
  private readonly prefix: string;
  private readonly storage: () => Storage;

  constructor(address: string, email: string, storage: () => Storage = () => sessionStorage) {
    this.prefix = `${prefixOf(address)}${fingerprint(email)}:`;
    this.storage = storage;
  }

  /** @param name of the conversation */
  read(name: string): KeptReplies | undefined {
    return attempt(() => {
      const record: unknown = JSON.parse(this.storage().getItem(this.prefix + name) ?? 'null');
      return isKept(record) ? record : undefined;
    });
  }

  write(name: string, kept: KeptReplies): void {
    attempt(() => {
      const { text, attachments, unfinished, sealed } = kept;
      if (text || attachments.length + unfinished.length + sealed.length > 0)
        this.storage().setItem(this.prefix + name, JSON.stringify({ version: VERSION, ...kept }));
      else this.storage().removeItem(this.prefix + name);
    });
  }

  /** Conversations with replies that may not have arrived. */
  unsent(): string[] {
    return names(this.storage, this.prefix).filter((name) => this.read(name)?.sealed.length);
  }
}

/** Forgets what any customer of this Worker has written here. */
export function forgetReplies(address: string, storage: () => Storage = () => sessionStorage): void {
  const prefix = prefixOf(address);
  for (const name of names(storage, prefix)) attempt(() => storage().removeItem(prefix + name));
}

function names(storage: () => Storage, prefix: string): string[] {
  const keys = attempt(() => Object.keys(storage())) ?? [];
  return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

function isKept(value: unknown): value is KeptReplies {
  const { version, id, text, attachments, unfinished, sealed } = (value ?? {}) as Partial<KeptReplies> & {
    version?: unknown;
  };
  return (
    version === VERSION &&
    typeof id === 'string' &&
    typeof text === 'string' &&
    Array.isArray(attachments) &&
    Array.isArray(unfinished) &&
    Array.isArray(sealed) &&
    sealed.every((one) => typeof one?.key === 'string' && typeof one.body === 'string')
  );
}
