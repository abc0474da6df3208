import type { Attachment } from '../../worker/contract/attachments.ts';
import type { ThreadMessage } from '../../worker/contract/history.ts';
import type { AttachmentsController } from '../attachments/controller.ts';
import { MOST_RETRIES, type Pause } from '../patience.ts';
import type { Result } from '../request.ts';
import { Autosave } from '../submissions/autosave.ts';
import { createKey } from '../submissions/key.ts';
import { type Access, ask, type Failure } from './access.ts';
import type { KeptReplies, ReplyStore, Sealed } from './reply-store.ts';

/** How far a reply is that was sent off. */
export type SendingStatus =
  | 'sending'
  /** Waits before the next try. */
  | 'retrying'
  | 'offline'
  /** After the last try that is made by itself. */
  | 'failed'
  /** Stored for good; shown until the thread has it. */
  | 'accepted';

export interface Outgoing extends Sealed {
  status: SendingStatus;
}

/** Why Send did not send. */
export type Hindrance =
  | { is: 'blank' }
  | { is: 'too_long'; excess: number }
  | { is: 'files' }
  /** The Worker said no; the text is back. */
  | { is: 'refused'; failure: Failure };

export interface ReplyParts {
  access: Access;
  store: ReplyStore;
  pause: Pause;
  /** The conversation: what it is asked for by, and the name that it keeps. */
  conversation(): { id: string; name: string };
  /** The Worker has taken a reply. */
  accepted(): void;
}

/** A Worker that asks for a longer pause than this is busy for good, as far as a waiting customer goes. */
const LONGEST_RETRY_AFTER_S = 60;
/** The thread was read so often since, and does not tell the reply by an id: it is among what was read. */
const READS_UNTIL_THERE = 3;

/** Replies to one conversation: the one that is being written, and those on their way, which arrive in order. */
export class Reply {
  text = '';
  outgoing: readonly Outgoing[] = [];
  hindrance: Hindrance | undefined;
  /** Send was pressed, and waits for uploads. */
  waiting = false;
  private readonly parts: ReplyParts;
  private readonly autosave = new Autosave(() => this.store());
  /** While the conversation is on screen. */
  private files: AttachmentsController | undefined;
  /** Of the draft, while it is not. */
  private put: Pick<KeptReplies, 'attachments' | 'unfinished'> = { attachments: [], unfinished: [] };
  private readonly reads = new Map<string, number>();
  /** Own messages that came in the thread before their acceptance was heard of. */
  private early = 0;
  private wake = new AbortController();
  private pumping = false;
  private over = false;

  constructor(parts: ReplyParts) {
    this.parts = parts;
    const kept = parts.store.read(parts.conversation().name);
    if (!kept) return;
    this.text = kept.text;
    this.put = kept;
    this.outgoing = kept.sealed.map((sealed) => ({ ...sealed, status: 'sending' }));
  }

  /** That the conversation keeps. */
  get name(): string {
    return this.parts.conversation().name;
  }

  /** Comes on screen: the files of the draft go into the list. */
  open(files: AttachmentsController): void {
    files.clear();
    files.restore(this.put.attachments, this.put.unfinished, this.parts.access.clock.now());
    this.files = files;
    this.resume();
  }

  /** Leaves the screen. What is on its way goes on. */
  leave(): void {
    this.put = this.written;
    this.files = undefined;
    this.waiting = false;
    this.autosave.flush();
  }

  /** Stops everything; what was written stays in the tab's storage. */
  end(): void {
    this.leave();
    this.store();
    this.over = true;
    this.wake.abort();
  }

  write(text: string): void {
    this.text = text;
    if (this.hindrance) this.hindrance = undefined;
    this.autosave.later();
    this.parts.access.changed();
  }

  /** Files came, went, or changed their state. */
  filesChanged(): void {
    if (this.hindrance?.is === 'files') this.hindrance = undefined;
    if (this.files) this.autosave.later();
  }

  /** Saves now what would be saved later. */
  flush(): void {
    this.autosave.flush();
  }

  async send(): Promise<void> {
    const { files } = this;
    if (!files || this.waiting) return;
    this.hindrance = this.hindranceOf(files);
    this.waiting = !this.hindrance && files.underWay > 0;
    this.parts.access.changed();
    if (this.hindrance) return;
    await files.settled();
    // Left, or taken back, meanwhile.
    if (files !== this.files || (!this.waiting && files.underWay > 0)) return;
    this.waiting = false;
    this.hindrance = this.hindranceOf(files);
    if (!this.hindrance) this.seal(files);
    this.parts.access.changed();
  }

  /** Does not wait for uploads any longer. */
  hold(): void {
    this.waiting = false;
    this.parts.access.changed();
  }

  /** Tries again, now. */
  resume(insist = false): void {
    if (insist)
      this.outgoing = this.outgoing.map((one) =>
        one.status === 'failed' ? { ...one, status: 'sending' } : one,
      );
    const { wake } = this;
    this.wake = new AbortController();
    wake.abort();
    void this.pump();
  }

  /** The thread was read. What of it is new and the customer's own takes the place of what was sent off. */
  arrived(own: readonly ThreadMessage[]): void {
    this.early += own.length;
    this.outgoing = this.outgoing.filter(({ key, status }) => {
      if (status !== 'accepted') return true;
      const reads = (this.reads.get(key) ?? 0) + 1;
      this.reads.set(key, reads);
      if (this.early === 0) return reads < READS_UNTIL_THERE;
      this.early -= 1;
      return false;
    });
    if (this.outgoing.length === 0) this.early = 0;
  }

  private hindranceOf(files: AttachmentsController): Hindrance | undefined {
    const excess = this.text.length - this.parts.access.desk.form.limits.body;
    if (!this.text.trim()) return { is: 'blank' };
    if (excess > 0) return { is: 'too_long', excess };
    return files.errors.length > 0 ? { is: 'files' } : undefined;
  }

  private seal(files: AttachmentsController): void {
    const { text } = this;
    const attachments = files.uploaded;
    const ids = attachments.map(({ id }) => id);
    const body = JSON.stringify({ body: text, ...(ids.length > 0 && { attachments: ids }) });
    const createdAt = new Date(this.parts.access.clock.now()).toISOString();
    this.outgoing = [
      ...this.outgoing,
      { key: createKey(), body, text, attachments, createdAt, status: 'sending' },
    ];
    this.text = '';
    files.clear();
    // Before it goes out: a page that ends now sends the very same again.
    this.store();
    void this.pump();
  }

  private async pump(): Promise<void> {
    if (this.pumping) return;
    this.pumping = true;
    for (let next = this.next(); next && !this.over; next = this.next()) {
      if (!(await this.deliver(next))) break;
    }
    this.pumping = false;
  }

  private next(): Outgoing | undefined {
    const first = this.outgoing.find(({ status }) => status !== 'accepted');
    return first?.status === 'failed' ? undefined : first;
  }

  /** Sends one, again and again if need be. Gives whether the next may follow. */
  private async deliver(one: Outgoing): Promise<boolean> {
    for (let retry = 0; retry <= MOST_RETRIES; retry += 1) {
      const end = await this.attempt(one);
      if (typeof end === 'boolean') return end;
      if (retry === MOST_RETRIES) break;
      this.mark(one.key, 'retrying');
      await this.parts.pause(retry + 1, this.wake.signal, end.atLeast);
      if (this.over) return false;
    }
    return this.mark(one.key, 'failed');
  }

  /** One try. If the next may do better: the least it should wait, in milliseconds. */
  private async attempt({ key, body }: Outgoing): Promise<boolean | { atLeast: number }> {
    if (!navigator.onLine) return this.mark(key, 'offline');
    this.mark(key, 'sending');
    const { desk } = this.parts.access;
    const result = await ask(this.parts.access, (token) =>
      desk.client.sendReply(token, this.parts.conversation().id, body, key),
    );
    // The session is over: what was sent off is kept, and goes out with the next one.
    if (!result || this.over) return false;
    if (result.outcome === 'ok') return this.accept(key);
    if (!mayPass(result)) return this.refuse(key, result);
    return { atLeast: result.outcome === 'problem' ? (result.retryAfter ?? 0) * 1000 : 0 };
  }

  private accept(key: string): true {
    this.mark(key, 'accepted');
    this.store();
    this.parts.accepted();
    return true;
  }

  /** The text comes back, above what was written meanwhile. */
  private refuse(key: string, failure: Failure): true {
    const refused = this.outgoing.find((one) => one.key === key);
    this.outgoing = this.outgoing.filter((one) => one !== refused);
    this.text = [refused?.text, this.text].filter(Boolean).join('\n\n');
    this.returnFiles(refused?.attachments ?? [], failure);
    this.hindrance = { is: 'refused', failure };
    this.store();
    this.parts.access.changed();
    return true;
  }

  private returnFiles(attachments: readonly Attachment[], failure: Failure): void {
    const { files, put } = this;
    if (!files) {
      this.put = { ...put, attachments: [...attachments, ...put.attachments] };
      return;
    }
    files.restore([...attachments, ...files.uploaded], [], this.parts.access.clock.now());
    if ('code' in failure && failure.code === 'attachment_unknown')
      files.renew(attachments.map(({ id }) => id));
  }

  private mark(key: string, status: SendingStatus): false {
    this.outgoing = this.outgoing.map((one) => (one.key === key ? { ...one, status } : one));
    this.parts.access.changed();
    return false;
  }

  private get written(): Pick<KeptReplies, 'attachments' | 'unfinished'> {
    const { files } = this;
    return files ? { attachments: files.uploaded, unfinished: files.unfinished } : this.put;
  }

  private store(): void {
    if (this.over) return;
    const { id, name } = this.parts.conversation();
    const sealed = this.outgoing
      .filter(({ status }) => status !== 'accepted')
      .map(({ status: _, ...one }): Sealed => one);
    const { attachments, unfinished } = this.written;
    this.parts.store.write(name, { id, text: this.text, attachments, unfinished, sealed });
  }
}

/** Whether the next try may do better, with nothing changed. */
function mayPass(result: Exclude<Result<unknown>, { outcome: 'ok' }>): boolean {
  if (result.outcome === 'unreachable') return true;
  const { status, code, retryAfter = 0 } = result;
  return (status >= 500 || status === 429) && code !== 'misconfigured' && retryAfter <= LONGEST_RETRY_AFTER_S;
}
