import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Attachment, type AttachmentRules, refusalOf } from '../../worker/contract/attachments.ts';
import type { ErrorDetail } from '../../worker/contract/problem.ts';
import type { Language } from '../locales/language.ts';
import { FOLDER_TYPE } from './intake.ts';
import { UploadNews } from './news.ts';
import { sendFile } from './outgoing.ts';
import { named } from './pasted.ts';
import { afterFailure, type FileState, type RefusalReason, step } from './state.ts';
import { drawThumbnail } from './thumbnail.ts';
import type { Uploads } from './upload.ts';

/** One file of the message, as the list shows it. */
export interface Item {
  /** Tells items apart in the list. */
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Missing if the file was uploaded before the page was reloaded. */
  readonly file?: File;
  thumbnail?: HTMLCanvasElement;
  state: FileState;
}

export interface AttachmentsOptions {
  client: Uploads;
  rules: AttachmentRules;
  language: Pick<Language, 'words'>;
  /** Called after every change that a draft or an error message depends on; not for mere progress. */
  changed(): void;
}

/** More at once make each slower, and browsers open six connections to one host at most. */
const PARALLEL_UPLOADS = 3;

const INTERRUPTED = { status: 'failed', reason: 'interrupted' } as const;
/** Whether it takes the place of one that was chosen before and is no longer at hand. */
const isToChooseAgain = ({ state, file }: Item) =>
  (state.status === 'failed' && !file) || (state.status === 'refused' && state.reason === 'gone');
const takesPlace = ({ state, file }: Item) =>
  state.status !== 'refused' && (state.status !== 'failed' || file !== undefined);

/** The files of a message: takes them in, uploads them, forgets them. */
export class AttachmentsController implements ReactiveController {
  items: readonly Item[] = [];
  /** How many files the last choice had too many. */
  surplus = 0;
  readonly #host: ReactiveControllerHost;
  readonly #news: UploadNews;
  readonly #options: AttachmentsOptions;
  readonly #uploads = new Map<Item, AbortController>();
  #waiting: (() => void)[] = [];
  #connected = true;
  #count = 0;

  constructor(host: ReactiveControllerHost & EventTarget, options: AttachmentsOptions) {
    this.#host = host;
    this.#news = new UploadNews(host);
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    window.addEventListener('online', this.#retryUnreachable);
    this.#pump();
  }

  /** An element that is only moved in the page goes on where it was. */
  hostDisconnected(): void {
    this.#connected = false;
    window.removeEventListener('online', this.#retryUnreachable);
    for (const upload of this.#uploads.values()) upload.abort();
  }

  /** Uploaded files, in the order of the list. */
  get uploaded(): Attachment[] {
    return this.items.flatMap(({ state }) => (state.status === 'uploaded' ? [state.attachment] : []));
  }

  /** How many uploads are waiting or running. */
  get underWay(): number {
    return this.items.filter(({ state: { status } }) => status === 'queued' || status === 'uploading').length;
  }

  /** Whether no more files may come. One that was refused, or has to be chosen again, takes no place. */
  get full(): boolean {
    return this.#room <= 0;
  }

  /** Names of what a reload would lose, since it is not uploaded yet. */
  get unfinished(): string[] {
    return this.items.flatMap(({ name, state: { status } }) =>
      status === 'uploaded' || status === 'refused' ? [] : [name],
    );
  }

  /** What keeps the message from going out: nothing does without a file that is in the list. */
  get errors(): ErrorDetail[] {
    return this.items.flatMap(({ state }, index): ErrorDetail[] =>
      state.status === 'refused' || state.status === 'failed'
        ? [{ path: ['attachments', index], code: 'unknown' }]
        : [],
    );
  }

  /** Takes files in, from wherever they came. */
  add(files: Iterable<File>): void {
    if (this.#options.rules.maxFiles === 0) return;
    const all = [...files].map((file) =>
      named(file, this.#options.language.words.of('files').screenshot, Date.now()),
    );
    let surplus = 0;
    for (const file of all) {
      const reason = this.#refusalOf(file);
      if (!reason && this.full) surplus += 1;
      else this.#take(file, reason);
    }
    this.surplus = surplus;
    this.#settle();
  }

  /**
   * Takes over what a draft knows to be uploaded; what is not uploaded yet stays.
   *
   * @param lost names of files whose upload ended with the page that they were chosen on
   */
  restore(attachments: readonly Attachment[], lost: readonly string[], now: number): void {
    const known = attachments.map(
      (attachment) => this.#itemOf(attachment) ?? this.#restored(attachment, now),
    );
    this.items = [
      ...known,
      ...this.items.filter(({ state }) => state.status !== 'uploaded'),
      ...lost.map((name): Item => ({ id: this.#nextId(), name, size: 0, state: INTERRUPTED })),
    ];
    this.#news.know(this.items);
    this.#host.requestUpdate();
  }

  /** Takes a file out of the message; the Worker forgets it too. */
  remove(item: Item): void {
    this.items = this.items.filter((other) => other !== item);
    this.surplus = 0;
    this.#uploads.get(item)?.abort();
    if (item.state.status === 'uploaded')
      void this.#options.client.removeAttachment(item.state.attachment.id);
    this.#settle();
  }

  /** Takes out all that cannot go with the message anyway. */
  removeRefused(): void {
    this.items = this.items.filter(({ state }) => state.status !== 'refused');
    this.#settle();
  }

  retry(item: Item): void {
    if (item.state.status !== 'failed' || !item.file) return;
    this.#move(item, { status: 'queued' });
    this.#settle();
  }

  /** The Worker does not know these any more: uploads again what is still at hand, and says whether that is all. */
  renew(ids: readonly string[]): boolean {
    const lost = this.items.filter(
      ({ state }) => state.status === 'uploaded' && ids.includes(state.attachment.id),
    );
    for (const item of lost) {
      this.#move(item, item.file ? { status: 'queued' } : { status: 'failed', reason: 'expired' });
    }
    this.#settle();
    return lost.length > 0 && lost.every((item) => item.file);
  }

  /** Starts over, after a message took the files with it. */
  clear(): void {
    for (const upload of this.#uploads.values()) upload.abort();
    this.items = [];
    this.surplus = 0;
    this.#news.know([]);
    this.#settle();
  }

  /** Resolves once no upload is under way. */
  settled(): Promise<void> {
    return this.underWay === 0 ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  #itemOf({ id }: Attachment): Item | undefined {
    return this.items.find(({ state }) => state.status === 'uploaded' && state.attachment.id === id);
  }

  #restored(attachment: Attachment, now: number): Item {
    const { name, size, expiresAt } = attachment;
    const expired = Date.parse(expiresAt) <= now;
    const state: FileState = expired
      ? { status: 'failed', reason: 'expired' }
      : { status: 'uploaded', attachment };
    return { id: this.#nextId(), name, size, state };
  }

  get #room(): number {
    return this.#options.rules.maxFiles - this.items.filter(takesPlace).length;
  }

  #refusalOf(file: File): RefusalReason | undefined {
    if (file.type === FOLDER_TYPE) return 'folder';
    return refusalOf(file, this.#options.rules) ?? this.#overTotal(file);
  }

  #take(file: File, reason: RefusalReason | undefined): void {
    const again = this.items.find((item) => isToChooseAgain(item) && item.name === file.name);
    const item: Item = {
      id: this.#nextId(),
      name: file.name,
      size: file.size,
      file,
      state: reason ? { status: 'refused', reason, rules: this.#options.rules } : { status: 'queued' },
    };
    this.items = [...this.items.filter((other) => other !== again), item];
    if (reason) return;
    void drawThumbnail(file).then((canvas) => {
      if (canvas) item.thumbnail = canvas;
      this.#host.requestUpdate();
    });
  }

  #overTotal(file: File): RefusalReason | undefined {
    const taken = this.items.filter(takesPlace).reduce((sum, { size }) => sum + size, 0);
    return taken + file.size > this.#options.rules.maxTotalBytes ? 'total_too_large' : undefined;
  }

  #pump(): void {
    if (!this.#connected) return;
    for (const item of this.items) {
      const { file, state } = item;
      if (file && state.status === 'queued' && this.#uploads.size < PARALLEL_UPLOADS)
        void this.#upload(item, file);
    }
  }

  async #upload(item: Item, file: File): Promise<void> {
    const run = new AbortController();
    this.#uploads.set(item, run);
    this.#move(item, { status: 'uploading', progress: 0 });
    const { client, rules } = this.#options;
    const result = await sendFile(file, client, rules, {
      signal: run.signal,
      onProgress: (progress) => {
        if (this.#uploads.get(item) === run && !run.signal.aborted) {
          this.#move(item, { status: 'uploading', progress });
        }
      },
    });
    this.#uploads.delete(item);
    if (result.outcome === 'ok') this.#finish(item, result.value);
    else this.#move(item, run.signal.aborted ? { status: 'queued' } : afterFailure(result, rules));
    this.#settle();
  }

  /** An upload that ended after its file was removed leaves nothing behind. */
  #finish(item: Item, attachment: Attachment): void {
    if (this.items.includes(item)) this.#move(item, { status: 'uploaded', attachment });
    else void this.#options.client.removeAttachment(attachment.id);
  }

  #move(item: Item, state: FileState): void {
    item.state = step(item.state, state);
    this.#host.requestUpdate();
  }

  #settle(): void {
    this.#pump();
    this.#options.changed();
    this.#news.tell(this.items);
    this.#host.requestUpdate();
    if (this.underWay === 0) for (const resolve of this.#waiting.splice(0)) resolve();
  }

  readonly #retryUnreachable = (): void => {
    for (const item of this.items) {
      if (item.state.status === 'failed' && item.state.reason === 'network') this.retry(item);
    }
  };

  #nextId(): string {
    this.#count += 1;
    return `file-${this.#count}`;
  }
}
