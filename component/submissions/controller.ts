import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Attachment } from '../../worker/contract/attachments.ts';
import type { Answer } from '../../worker/contract/fields.ts';
import type { FormConfig } from '../../worker/contract/form.ts';
import type { ErrorDetail } from '../../worker/contract/problem.ts';
import type { AttachmentsController } from '../attachments/controller.ts';
import type { Client } from '../client.ts';
import type { DraftStore, Pending } from '../draft.ts';
import { ReamazeSubmittedEvent } from '../events.ts';
import type { deliver, recheck } from './delivery.ts';
import { controlId } from './measure.ts';
import type { Message, PageSettings } from './message.ts';
import { isEditable, type SubmissionState, step } from './state.ts';
import { blank, fitted, isUntouched, type TextPart, type Written } from './written.ts';

/** What the first interaction loads. */
export interface Tools {
  attachments: AttachmentsController;
  check(message: Message): ErrorDetail[];
}

/** What a written message loads. */
export interface Delivery {
  deliver: typeof deliver;
  recheck: typeof recheck;
}

/** What one form is written and sent with. */
export interface Desk {
  form: FormConfig;
  client: Client;
  draft: DraftStore;
  prefill: Partial<Record<TextPart, string>>;
  /** What the page adds; asked when a message goes out. */
  settings(): PageSettings;
  /** Loads the tools, or gives those loaded. */
  tools(): Promise<Tools>;
  /** Loads what sends a message, or gives what is loaded. */
  delivery(): Promise<Delivery>;
}

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
  private run = 0;
  private saving: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.resume);
    window.addEventListener('pageshow', this.returned);
    window.addEventListener('pagehide', this.flush);
    document.addEventListener('visibilitychange', this.flush);
  }

  /** A message under way is not called back: the visitor has pressed Send. */
  hostDisconnected(): void {
    window.removeEventListener('online', this.resume);
    window.removeEventListener('pageshow', this.returned);
    window.removeEventListener('pagehide', this.flush);
    document.removeEventListener('visibilitychange', this.flush);
    this.flush();
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

  /** Sends the message, or says what to mend. Does nothing while it is on its way. */
  async submit(): Promise<void> {
    if (this.desk && isEditable(this.state)) await this.dispatch(this.desk);
  }

  /** Takes the message back into the visitor's hands before it goes out. */
  hold(): void {
    this.run += 1;
    const { pending } = this;
    if (pending?.sent) this.keep({ ...pending, sent: { ...pending.sent, promised: false } });
    this.move({ status: 'writing' });
  }

  /** A new message from the same person. */
  restart(): void {
    this.move({ status: 'writing' });
  }

  private async dispatch(desk: Desk): Promise<void> {
    const run = ++this.run;
    this.uncertain = false;
    this.move({ status: 'waiting' });
    const [tools, delivery] = await Promise.all([this.load(desk), desk.delivery().catch(() => undefined)]);
    if (run !== this.run) return;
    if (!tools || !delivery) return this.move({ status: 'not_loaded' });
    this.delivery = delivery;
    const { form, client, settings } = desk;
    const end = await delivery.deliver({
      form,
      client,
      settings,
      written: this.written,
      pending: this.pending,
      attachments: tools.attachments,
      check: tools.check,
      ask: (event) => this.host.dispatchEvent(event),
      keep: (pending) => this.keep(pending),
      moved: (state) => this.move(state),
      superseded: () => run !== this.run,
      online: () => navigator.onLine,
    });
    if (run !== this.run) return;
    if (end.status === 'sent') this.forget(desk, tools);
    this.move(end);
    if (end.status === 'sent') this.host.dispatchEvent(new ReamazeSubmittedEvent(end.reference));
  }

  /** The network is back: what was promised to go out by itself does, under its own key. */
  private readonly resume = (): void => {
    if (this.state.status === 'offline' && this.desk) void this.dispatch(this.desk);
  };

  /** Back from the back/forward cache: another page may have sent the message meanwhile. */
  private readonly returned = (event: PageTransitionEvent): void => {
    if (event.persisted && this.desk && (this.desk.draft.works || this.state.status === 'sent')) {
      this.takeUp(this.desk);
    }
  };

  private takeUp(desk: Desk): void {
    this.run += 1;
    const draft = desk.draft.read();
    const { pending } = draft ?? {};
    this.written = fitted(draft?.written ?? blank(desk.prefill), desk.form.fields);
    this.pending = pending;
    this.restored = draft?.attachments ?? [];
    this.uncertain = pending?.sent?.promised === false;
    this.state = { status: pending?.sent?.promised ? 'offline' : 'writing' };
    if (this.tools) this.handOver(this.tools, draft === undefined);
    if (draft && navigator.onLine && this.state.status === 'offline') this.resume();
    else if (draft) void Promise.all([this.load(desk), desk.delivery()]).catch(() => undefined);
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
    if (!desk || this.state.status === 'sent') return;
    const attachments = [...this.restored, ...(this.tools?.attachments.uploaded ?? [])];
    if (!pending && attachments.length === 0 && isUntouched(written, desk.prefill)) desk.draft.clear();
    else desk.draft.write({ written, attachments, ...(pending && { pending }) });
  }

  private forget(desk: Desk, tools: Tools): void {
    const { name, email } = this.written;
    this.pending = undefined;
    this.written = { ...blank(desk.prefill), name, email };
    tools.attachments.clear();
    clearTimeout(this.saving);
    this.saving = undefined;
    desk.draft.clear();
  }
}
