import type { ThreadFile } from '../../worker/contract/history.ts';
import type { AttachmentsController } from '../attachments/controller.ts';
import type { Draft, DraftStore } from '../draft.ts';
import { MOST_RETRIES, type Pause } from '../patience.ts';
import type { Result } from '../request.ts';
import { Autosave } from '../submissions/autosave.ts';
import { createKey } from '../submissions/key.ts';
import { blank } from '../submissions/written.ts';
import { writerFor } from '../writer.ts';
import { type Access, ask, type Failure } from './access.ts';

/** A reply that was sent off: the same bytes under the same key in every try. */
type Sealed = Required<Draft>['pending'] & { sent: object };

/** Why Send did not send. */
export type Hindrance = 'blank' | 'files' | { excess: number } | Failure;

/** How far a reply is. */
export type ReplyState =
  | { status: 'writing'; hindrance?: Hindrance | undefined }
  /** Send was pressed; files are still going up. */
  | { status: 'waiting' }
  /** `failed`: after the last try that is made by itself. `accepted`: stored for good, and not in the thread yet. */
  | { status: 'sending' | 'retrying' | 'offline' | 'failed' | 'accepted'; since: number };

export interface ReplyParts {
  access: Access;
  draft: DraftStore;
  pause: Pause;
  /** What the conversation is asked for by. */
  id(): string;
  /** The Worker has taken the reply. */
  accepted(): void;
}

/** A Worker that asks for a longer pause than this is busy for good, as far as a waiting customer goes. */
const LONGEST_RETRY_AFTER_S = 60;

/** A reply to one conversation, from its first letter until the thread has it. */
export class Reply {
  state: ReplyState = { status: 'writing' };
  text = '';
  #attachments: Draft['attachments'] = [];
  #unfinished: readonly string[] = [];
  #sealed: Sealed | undefined;
  readonly #parts: ReplyParts;
  readonly #autosave = new Autosave(() => this.#store());
  /** While the conversation is on screen, and nothing is on its way. */
  #files: AttachmentsController | undefined;
  #wake = new AbortController();
  #over = false;

  constructor(parts: ReplyParts) {
    this.#parts = parts;
    const draft = parts.draft.read();
    if (!draft) return;
    const { written, attachments, unfinished = [], pending } = draft;
    this.text = written.body;
    this.#attachments = attachments;
    this.#unfinished = unfinished;
    if (pending?.sent) void this.#deliver(pending as Sealed);
  }

  /** Whether it is on its way, and looks like a message of the thread. */
  get isSent(): boolean {
    return this.#sealed !== undefined;
  }

  /** What goes with it, as the thread will have it before it is delivered. */
  get files(): readonly ThreadFile[] {
    return this.#attachments.map(({ name }) => ({ name, type: '', size: null, url: null }));
  }

  /** Comes on screen, with the files of the draft beside those that were attached before it was there. */
  open(files: AttachmentsController): void {
    this.#files = files;
    if (this.#sealed) return;
    const attachments = [...this.#attachments, ...files.uploaded];
    files.restore(attachments, this.#unfinished, this.#parts.access.clock.now());
    this.filesChanged();
  }

  /** Leaves the screen. What is on its way goes on. */
  leave(): void {
    this.#keepFiles();
    this.#files = undefined;
    if (this.state.status === 'waiting') this.state = { status: 'writing' };
    this.#autosave.flush();
  }

  /** Stops everything; what was written stays in the tab's storage. */
  end(): void {
    this.leave();
    this.#over = true;
    this.#wake.abort();
  }

  write(text: string): void {
    this.text = text;
    this.#autosave.later();
    this.#move({ status: 'writing' });
  }

  /** Files came, went, or changed their state. */
  filesChanged(): void {
    if (this.#files && !this.#sealed) this.#autosave.later();
  }

  /** Saves now what would be saved later. */
  flush(): void {
    this.#autosave.flush();
  }

  /** Sends what is written off, once its files are up. */
  async send(): Promise<void> {
    const files = this.#files;
    if (!files || this.state.status !== 'writing') return;
    this.#move({ status: 'waiting' });
    if (!this.#hindranceOf(files)) await files.settled();
    if (files !== this.#files) return;
    const hindrance = this.#hindranceOf(files);
    if (hindrance) return this.#move({ status: 'writing', hindrance });
    const ids = files.uploaded.map(({ id }) => id);
    const body = JSON.stringify({ body: this.text, ...(ids.length > 0 && { attachments: ids }) });
    this.#keepFiles();
    void this.#deliver({ key: createKey(), sent: { body, typed: '', promised: true } });
  }

  /** Tries again now what waits or has failed. */
  resume(): void {
    const { state } = this;
    const sealed = this.#sealed;
    if (state.status === 'retrying') this.#wake.abort();
    else if (sealed && (state.status === 'offline' || state.status === 'failed')) void this.#deliver(sealed);
  }

  /** The thread was read, with whatever was accepted. */
  arrived(): void {
    if (this.state.status !== 'accepted') return;
    this.#sealed = undefined;
    this.#attachments = [];
    this.text = '';
    this.#move({ status: 'writing' });
  }

  #hindranceOf(files: AttachmentsController): Hindrance | undefined {
    const excess = this.text.length - this.#parts.access.desk.form.limits.body;
    if (!this.text.trim()) return 'blank';
    if (excess > 0) return { excess };
    return files.errors.length > 0 ? 'files' : undefined;
  }

  /** Sends it, again and again if need be. */
  async #deliver(sealed: Sealed): Promise<void> {
    this.#sealed = sealed;
    // Before it goes out: a page that ends now sends the very same again. Nothing is saved after that.
    this.#autosave.now();
    this.#files?.clear();
    const since = this.#parts.access.clock.now();
    for (let retry = 1; !this.#over; retry += 1) {
      const atLeast = await this.#attempt(sealed, since);
      if (atLeast === undefined) return;
      if (retry > MOST_RETRIES) return this.#move({ status: 'failed', since });
      this.#wake = new AbortController();
      this.#move({ status: 'retrying', since });
      await this.#parts.pause(retry, this.#wake.signal, atLeast);
    }
  }

  /** One try. If another one may do better: the least it should wait, in milliseconds. */
  async #attempt({ key, sent }: Sealed, since: number): Promise<number | undefined> {
    const { access, id } = this.#parts;
    this.#move({ status: navigator.onLine ? 'sending' : 'offline', since });
    if (this.state.status === 'offline') return undefined;
    const result = await ask(access, (token) =>
      writerFor(access.desk).sendReply(token, id(), sent.body, key),
    );
    // The session is over: what was sent off is kept, and goes out with the next one.
    if (!result || this.#over) return undefined;
    if (result.outcome === 'ok') this.#accept(since);
    else if (mayPass(result))
      return ('retryAfter' in result && result.retryAfter ? result.retryAfter : 0) * 1000;
    else this.#takeBack(result);
    return undefined;
  }

  #accept(since: number): void {
    this.#parts.draft.clear();
    this.#move({ status: 'accepted', since });
    this.#parts.accepted();
  }

  /** The Worker said no: it can be changed again. */
  #takeBack(failure: Failure): void {
    this.#sealed = undefined;
    const files = this.#files;
    const attachments = this.#attachments;
    files?.restore(attachments, [], this.#parts.access.clock.now());
    if ('code' in failure && failure.code === 'attachment_unknown')
      files?.renew(attachments.map(({ id }) => id));
    this.#store();
    this.#move({ status: 'writing', hindrance: failure });
  }

  #keepFiles(): void {
    const files = this.#files;
    const sealed = this.#sealed;
    if (!files || sealed) return;
    this.#attachments = files.uploaded;
    this.#unfinished = files.unfinished;
  }

  #store(): void {
    const { text } = this;
    const sealed = this.#sealed;
    const over = this.#over;
    const parts = this.#parts;
    if (over) return;
    this.#keepFiles();
    const attachments = this.#attachments;
    const unfinished = this.#unfinished;
    const written = { ...blank(), body: text };
    if (!text && attachments.length + unfinished.length === 0) parts.draft.clear();
    else parts.draft.write({ written, attachments, unfinished, ...(sealed && { pending: sealed }) });
  }

  #move(state: ReplyState): void {
    this.state = state;
    this.#parts.access.changed();
  }
}

/** Whether the next try may do better, with nothing changed. */
function mayPass(result: Exclude<Result<unknown>, { outcome: 'ok' }>): boolean {
  if (result.outcome === 'unreachable') return true;
  const { status, code, retryAfter = 0 } = result;
  return (status >= 500 || status === 429) && code !== 'misconfigured' && retryAfter <= LONGEST_RETRY_AFTER_S;
}
