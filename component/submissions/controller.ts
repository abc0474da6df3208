import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Attachment } from '../../worker/contract/attachments.ts';
import type { Answer } from '../../worker/contract/fields.ts';
import type { ErrorDetail } from '../../worker/contract/problem.ts';
import { DRAFT_EVENT, type Draft, type Pending, type Receipt } from '../draft.ts';
import { ReamazeSubmittedEvent } from '../events.ts';
import type { Delivery, Desk, Tools } from './desk.ts';
import { controlId } from './path.ts';
import { isBusy, isEditable, isParked, type SubmissionState, step } from './state.ts';
import { blank, fitted, isUntouched, type TextPart, type Written } from './written.ts';

/** Typing is saved this long after the last key. */
const SAVE_DELAY_MS = 300;

/** One message, from its first letter to its reference. A newer run outranks an older one. */
export class SubmissionController implements ReactiveController {
  state: SubmissionState = { status: 'writing' };
  written: Written = blank();
  /** Nobody knows whether the message in the draft has arrived. */
  uncertain = false;
  private readonly host: ReactiveControllerHost & EventTarget;
  private desk: Desk | undefined;
  private tools: Tools | undefined;
  private delivery: Delivery | undefined;
  private pending: Pending | undefined;
  /** Uploaded files of a draft, until the tools that take them over are loaded. */
  private restored: readonly Attachment[] = [];
  /** What was typed here is newer than the stored draft; otherwise what another tab has stored is newer. */
  private newer = false;
  private run = 0;
  /** Ends the pause before a retry, while there is one. */
  private wake: AbortController | undefined;
  private saving: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners: readonly [EventTarget, string, (event: Event) => void][];

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.host = host;
    const update = () => host.requestUpdate();
    this.listeners = [
      [window, 'online', () => this.resume(false)],
      [window, 'online', update],
      [window, 'offline', update],
      [window, 'storage', () => this.follow()],
      [window, DRAFT_EVENT, () => this.follow()],
      [window, 'pageshow', (event) => this.returned(event as PageTransitionEvent)],
      [window, 'pagehide', this.flush],
      [document, 'visibilitychange', () => this.looked()],
    ];
    host.addController(this);
  }

  hostConnected(): void {
    for (const [target, type, listener] of this.listeners) target.addEventListener(type, listener);
  }

  /** A message under way is not called back: the visitor has pressed Send. */
  hostDisconnected(): void {
    for (const [target, type, listener] of this.listeners) target.removeEventListener(type, listener);
    this.flush();
  }

  /** Files that go with the message, those of a draft included. */
  get attachments(): readonly Attachment[] {
    return [...this.restored, ...(this.tools?.attachments.uploaded ?? [])];
  }

  /** Takes a form up, with what its draft holds. */
  open(desk: Desk): void {
    this.flush();
    this.desk = desk;
    this.tools = undefined;
    this.takeUp(desk);
  }

  write(part: TextPart, value: string): void {
    this.edit({ ...this.written, [part]: value }, [part]);
  }

  answer(field: string, value: Answer): void {
    this.edit({ ...this.written, answers: { ...this.written.answers, [field]: value } }, ['data', field]);
  }

  /** The page learned something late: fills in what the visitor left as it was. */
  prefill(part: TextPart, value: string): void {
    if (!this.desk) return;
    const before = this.desk.prefill[part] ?? '';
    this.desk.prefill = { ...this.desk.prefill, [part]: value };
    if (this.written[part] === before) this.written = { ...this.written, [part]: value };
  }

  /** Loads the tools, at the first sign that they will be needed. */
  prepare(): void {
    if (this.desk) void this.load(this.desk);
  }

  async attach(files: readonly File[]): Promise<void> {
    if (!this.desk || !(isEditable(this.state) || this.state.status === 'waiting')) return;
    // The list of files comes with what sends them.
    const [tools] = await Promise.all([this.load(this.desk), this.desk.delivery().catch(() => undefined)]);
    if (tools) tools.attachments.add(files);
    else if (this.state.status === 'writing') this.move({ status: 'not_loaded' });
  }

  /** Files came, went, or changed their state. */
  readonly filesChanged = (): void => {
    this.save();
    if (this.state.status !== 'refused' || !this.tools) return;
    const others = this.state.errors.filter(({ path }) => path[0] !== 'attachments');
    this.refuse([...others, ...this.tools.attachments.errors]);
  };

  /** Sends the message, or says what to mend. Does nothing while it is on its way, but for not waiting any longer. */
  async submit(): Promise<void> {
    if (this.desk && isEditable(this.state)) await this.dispatch(this.desk, false);
    else this.resume(true);
  }

  /** Takes the message back into the visitor's hands before it goes out. */
  hold(): void {
    this.abandon();
    const { pending } = this;
    if (pending?.sent) this.pending = { ...pending, sent: { ...pending.sent, promised: false } };
    this.store();
    this.move({ status: 'writing' });
  }

  /** A new message from the same person. */
  restart(): void {
    const { desk } = this;
    if (desk?.draft.changed && desk.draft.read()) this.takeUp(desk);
    else this.move({ status: 'writing' });
  }

  /** @param insist the visitor does not believe that there is no network */
  private async dispatch(desk: Desk, insist: boolean): Promise<void> {
    const run = ++this.run;
    const superseded = () => run !== this.run;
    this.uncertain = false;
    // What is on this screen goes out: it is what other tabs compare theirs with.
    this.newer = true;
    this.store();
    this.move({ status: 'waiting' });
    const [tools, delivery] = await Promise.all([this.load(desk), desk.delivery().catch(() => undefined)]);
    if (superseded()) return;
    if (!tools || !delivery) return this.move({ status: 'not_loaded' });
    this.delivery = delivery;
    const end = await delivery.deliver({
      desk,
      tools,
      insist,
      host: this.host,
      written: this.written,
      pending: this.pending,
      keep: (pending) => this.keep(pending),
      moved: (state, wake) => {
        this.wake = wake;
        this.move(state);
        this.follow();
      },
      superseded,
    });
    if (superseded()) return;
    if (end.status === 'sent') this.forget(desk);
    this.move(end);
    this.follow();
    if (end.status === 'sent' && !end.elsewhere) {
      this.host.dispatchEvent(new ReamazeSubmittedEvent(end.reference));
    }
  }

  /** Does now what would be done later: sends what waits to go out by itself, under its own key. */
  private resume(insist: boolean): void {
    if (this.wake) this.wake.abort();
    else if (this.desk && isParked(this.state)) void this.dispatch(this.desk, insist);
  }

  /** Makes the run under way the last but one. */
  private abandon(): void {
    this.run += 1;
    this.wake?.abort();
    this.wake = undefined;
  }

  private looked(): void {
    this.flush();
    if (document.visibilityState === 'hidden') return;
    this.follow();
    // Where a pause is under way, it knows by itself that somebody looks.
    if (this.state.status === 'retrying' && !this.wake) this.resume(false);
  }

  /**
   * Another tab has written in the draft: takes over what it holds, so that all tabs show the same. But what was typed
   * here and is not saved yet stays, and so does everything if the draft is merely gone.
   */
  private follow(): void {
    const { desk, state } = this;
    if (!desk?.draft.changed || isBusy(state) || state.status === 'sent') return;
    const draft = desk.draft.peek();
    const receipt = desk.draft.peekReceipt();
    if (this.newer || this.tools?.attachments.underWay) this.merge(desk, draft);
    else if (receipt) this.followSent(desk, receipt);
    else if (draft && isParked(state) && this.isOnItsWay(draft)) desk.draft.read();
    else if (draft) this.takeUp(desk);
  }

  private followSent(desk: Desk, { reference, key }: Receipt): void {
    const { email } = this.written;
    if (isUntouched(this.written, desk.prefill)) return;
    // What waits here is another message.
    if (isParked(this.state) && this.pending?.key !== key) {
      this.newer = true;
      return;
    }
    this.abandon();
    this.forget(desk);
    this.state = { status: 'sent', reference, email, elsewhere: true };
    this.host.requestUpdate();
  }

  /** Whether a draft is the very message that waits here as well. */
  private isOnItsWay({ pending }: Draft): boolean {
    return pending?.sent?.promised === true && pending.sent.body === this.pending?.sent?.body;
  }

  /** Files of another tab join those here; its text only comes if none was typed here. */
  private merge(desk: Desk, draft: Draft | undefined): void {
    // Sent without what is under way here.
    if (!draft) this.newer = true;
    const own = this.attachments;
    const others = draft?.attachments.filter(({ id }) => !own.some((other) => other.id === id)) ?? [];
    this.restored = [...own, ...others];
    if (this.tools) this.handOver(this.tools, false);
    else this.prepare();
    if (this.newer || !draft) return;
    desk.draft.read();
    this.written = fitted(draft.written, desk.form.fields);
    this.pending = draft.pending;
    this.host.requestUpdate();
  }

  /** Back from the back/forward cache, where no event arrives. */
  private returned({ persisted }: PageTransitionEvent): void {
    if (!persisted || !this.desk) return;
    if (this.state.status === 'sent') this.takeUp(this.desk);
    else this.follow();
  }

  private takeUp(desk: Desk): void {
    this.abandon();
    this.newer = false;
    const draft = desk.draft.read();
    const { pending } = draft ?? {};
    const promised = pending?.sent?.promised;
    this.written = fitted(draft?.written ?? blank(desk.prefill), desk.form.fields);
    this.pending = pending;
    this.restored = draft?.attachments ?? [];
    this.uncertain = promised === false;
    this.state = { status: promised ? (navigator.onLine ? 'retrying' : 'offline') : 'writing' };
    if (this.tools) this.handOver(this.tools, draft === undefined);
    if (draft) void Promise.all([this.load(desk), desk.delivery()]).catch(() => undefined);
    this.looked();
    this.host.requestUpdate();
  }

  private async load(desk: Desk): Promise<Tools | undefined> {
    const tools = await desk.tools().catch(() => undefined);
    if (tools && desk === this.desk && tools !== this.tools) {
      this.tools = tools;
      this.handOver(tools, false);
    }
    return tools;
  }

  private handOver({ attachments }: Tools, anew: boolean): void {
    const { restored } = this;
    this.restored = [];
    if (anew) attachments.clear();
    else attachments.restore(restored, Date.now());
  }

  private edit(written: Written, path: string[]): void {
    if (!isEditable(this.state)) return;
    this.written = written;
    this.newer = true;
    // By the time it is sent, everything for that is here, even if the network is not.
    if (this.desk) void this.desk.delivery().catch(() => undefined);
    this.recheck(path);
    this.save();
    this.host.requestUpdate();
  }

  /** After a refusal a message under a field goes away as soon as the field is right. */
  private recheck(path: string[]): void {
    const { state, written, desk, tools, delivery } = this;
    if (state.status !== 'refused' || !desk || !tools || !delivery) return;
    this.refuse(delivery.recheck(state.errors, controlId(path), written, desk.form, tools.check));
  }

  private refuse(errors: ErrorDetail[]): void {
    this.move(errors.length > 0 ? { status: 'refused', errors } : { status: 'writing' });
  }

  private move(state: SubmissionState): void {
    this.state = step(this.state, state);
    this.host.requestUpdate();
  }

  private keep(pending: Pending | undefined): void {
    this.pending = pending;
    this.store();
  }

  private save(): void {
    clearTimeout(this.saving);
    this.saving = setTimeout(this.flush, SAVE_DELAY_MS);
  }

  /** Only what was changed here: another tab may be writing in the same draft. */
  private readonly flush = (): void => {
    if (this.saving !== undefined) this.store();
  };

  private store(): void {
    clearTimeout(this.saving);
    this.saving = undefined;
    const { desk, written, pending } = this;
    if (!desk || this.state.status === 'sent' || (desk.draft.changed && !this.newer)) return;
    this.newer = false;
    const { attachments } = this;
    if (!pending && attachments.length === 0 && isUntouched(written, desk.prefill)) desk.draft.clear();
    else desk.draft.write({ written, attachments, ...(pending && { pending }) });
  }

  private forget(desk: Desk): void {
    const { name, email } = this.written;
    this.pending = undefined;
    this.newer = false;
    this.written = { ...blank(desk.prefill), name, email };
    this.restored = [];
    this.tools?.attachments.clear();
    clearTimeout(this.saving);
    this.saving = undefined;
  }
}
