import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Answer } from '../../worker/contract/fields.ts';
import { DRAFT_EVENT, type Pending } from '../draft.ts';
import { ReamazeErrorEvent } from '../error-event.ts';
import { Listening } from '../listening.ts';
import { Autosave } from './autosave.ts';
import type { Delivery, Desk } from './desk.ts';
import { MessageFiles } from './message-files.ts';
import { isBusy, isEditable, isParked, type SubmissionState } from './state.ts';
import { blank, completed, isUntouched, type TextPart, type Written } from './written.ts';

/** What sends the message is asked for again after this, then each time after twice as long. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** One message, from its first letter to its reference. A newer run outranks an older one. */
export class SubmissionController implements ReactiveController {
  state: SubmissionState = { status: 'writing' };
  /** What is in the form. Whoever is signed in need not have filled in who they are. */
  written: Written = blank();
  /** Who is signed in, whatever is in the form. */
  customer: Partial<Written> = {};
  /** Fields whose saved answers no longer fit. */
  dropped: readonly string[] = [];
  /** Nobody knows whether the message in the draft has arrived. */
  uncertain = false;
  readonly files = new MessageFiles();
  /** What the form at hand is written and sent with. */
  desk: Desk | undefined;
  /** What goes out, or may have gone out, under which key. */
  pending: Pending | undefined;
  readonly autosave = new Autosave(() => this.#store());
  /** Ends the pause before a retry or the wait for the page, while there is one. */
  wake: AbortController | undefined;
  readonly host: ReactiveControllerHost & EventTarget;
  readonly #schedule: (act: () => void, ms: number) => unknown;
  #delivery: Delivery | undefined;
  /** What is kept is enough to send the message later. */
  #whole = true;
  #run = 0;

  constructor(
    host: ReactiveControllerHost & EventTarget,
    schedule = (act: () => void, ms: number): unknown => setTimeout(act, ms),
  ) {
    this.host = host;
    this.#schedule = schedule;
    const update = () => host.requestUpdate();
    new Listening(host, [
      [window, 'online', () => this.#reconnected()],
      [window, 'online', update],
      [window, 'offline', update],
      [window, 'storage', () => this.#follow()],
      [window, DRAFT_EVENT, () => this.#follow()],
      [window, 'pageshow', (event) => this.#returned(event as PageTransitionEvent)],
      [window, 'pagehide', this.autosave.flush],
      [document, 'visibilitychange', () => this.#looked()],
    ]);
    host.addController(this);
  }

  /** A message under way is not called back: the visitor has pressed Send. */
  hostDisconnected(): void {
    this.autosave.flush();
  }

  /** It goes out by itself, just as it was when that was promised. */
  get #promised(): boolean {
    return this.pending?.sent?.promised === true;
  }

  /** What is written, and by whom. */
  get signed(): Written {
    return { ...this.written, ...this.customer };
  }

  /** Whether this browser keeps what is written. */
  get keeps(): boolean {
    return this.desk?.draft.works === true && this.#whole;
  }

  /** Takes a form up, with what its draft holds. */
  open(desk: Desk): void {
    this.autosave.flush();
    this.desk = desk;
    this.files.open(desk);
    this.#takeUp(desk, true);
  }

  write(part: TextPart, value: string): void {
    this.#edit({ ...this.written, [part]: value }, [part]);
  }

  /** @param value undefined if it is no longer answered */
  answer(field: string, value: Answer | undefined): void {
    const { [field]: _, ...others } = this.written.answers;
    this.dropped = this.dropped.filter((name) => name !== field);
    const answers = value === undefined ? others : { ...this.written.answers, [field]: value };
    this.#edit({ ...this.written, answers }, ['data', field]);
  }

  /**
   * Leaves out what the site's own fields do not take, as soon as that is loaded.
   *
   * @param before what was on screen
   */
  fit(before?: Written): void {
    const desk = this.desk;
    const fields = desk?.fields();
    if (!desk || !fields) return;
    desk.form = fields.soundForm(desk.form);
    const { written, dropped } = fields.fitted(this.written, this.pending, desk.form, before);
    this.written = written;
    this.dropped = [...new Set([...this.dropped, ...dropped])];
    this.look();
    this.host.requestUpdate();
  }

  /** The page has other controls of its own in the form. */
  look(): void {
    const desk = this.desk;
    desk?.fields()?.slotted.look(desk.form, this.written.answers);
  }

  /** The page learned something late: fills in what the visitor left as it was. */
  prefill(part: TextPart, value: string): void {
    if (!this.desk) return;
    const before = this.desk.prefill[part] ?? '';
    this.desk.prefill = { ...this.desk.prefill, [part]: value };
    if (['', before].includes(this.written[part])) this.written = { ...this.written, [part]: value };
  }

  /** Begins again with what the draft holds. */
  reload(): void {
    if (this.desk) this.#takeUp(this.desk, false);
  }

  /** Loads the tools, at the first sign that they will be needed. */
  prepare(): void {
    if (this.desk) void this.files.load();
  }

  async attach(files: readonly File[]): Promise<void> {
    if (!this.desk || !(isEditable(this.state) || this.state.status === 'waiting')) return;
    await this.files.attach(files);
    this.autosave.later();
    this.host.requestUpdate();
  }

  /** Files came, went, or changed their state. */
  readonly filesChanged = (): void => {
    this.autosave.later();
    this.#delivery?.recheck(this);
  };

  /** Sends the message, or says what to mend. Does nothing while it is on its way, but for not waiting any longer. */
  async submit(): Promise<void> {
    if (this.desk && isEditable(this.state)) await this.#send(this.desk);
    else this.#resume(true);
  }

  /** Takes the message back into the visitor's hands before it goes out. */
  hold(): void {
    this.abandon();
    const pending = this.pending;
    if (pending?.sent) this.pending = { ...pending, sent: { ...pending.sent, promised: false } };
    this.move({ status: 'writing' });
    this.autosave.now();
  }

  /** A new message from the same person. */
  restart(): void {
    const desk = this.desk;
    if (desk?.draft.changed && desk.draft.read()) this.reload();
    else this.move({ status: 'writing' });
  }

  /** @param insist the visitor does not believe that there is no network */
  async #send(desk: Desk, insist = false): Promise<void> {
    const run = ++this.#run;
    const superseded = () => run !== this.#run;
    this.uncertain = false;
    // What is on this screen goes out: it is what other tabs compare theirs with. What one of them has sent is compared first.
    this.autosave.newer ||= !desk.draft.peekReceipt();
    this.autosave.now();
    this.move({ status: 'waiting' });
    const [tools, delivery] = await Promise.all([this.files.load(), desk.delivery().catch(() => undefined)]);
    if (superseded()) return;
    if (tools && delivery) {
      this.#delivery = delivery;
      return delivery.carry(this, { desk, tools, insist, superseded });
    }
    this.move({ status: navigator.onLine ? 'not_loaded' : 'offline' });
    this.autosave.now();
    if (isParked(this.state)) return;
    this.host.dispatchEvent(new ReamazeErrorEvent('message', 'network'));
    this.#loadLater(desk, superseded, FIRST_PAUSE_MS);
  }

  /** Sends it as soon as what that takes can be loaded, unless something else has become of it. */
  #loadLater(desk: Desk, superseded: () => boolean, pauseMs: number): void {
    this.#schedule(() => {
      if (superseded() || this.state.status !== 'not_loaded') return;
      desk.delivery().then(
        () => this.#reconnected(),
        () => this.#loadLater(desk, superseded, Math.min(2 * pauseMs, LONGEST_PAUSE_MS)),
      );
    }, pauseMs);
  }

  /** Does now what would be done later: sends what waits to go out by itself, under its own key. */
  #resume(insist: boolean): void {
    // The page's check of it is not passed over by pressing Send again.
    if (this.wake) isBusy(this.state) || this.wake.abort();
    else if (this.desk && isParked(this.state)) void this.#send(this.desk, insist);
  }

  /** What waits for the network goes on: files that nothing could take in, and the message. */
  #reconnected(): void {
    if (this.files.held.length > 0) this.prepare();
    if (this.desk && this.state.status === 'not_loaded') void this.#send(this.desk);
    else this.#resume(false);
  }

  /** Makes the run under way the last but one. */
  abandon(): void {
    this.#run += 1;
    this.wake?.abort();
    this.wake = undefined;
  }

  #looked(): void {
    this.autosave.flush();
    if (document.visibilityState === 'hidden') return;
    this.#follow();
    // Where a pause is under way, it knows by itself that somebody looks.
    if (this.state.status === 'retrying' && !this.wake) this.#resume(false);
  }

  /** Another tab has written in the draft. */
  #follow(): void {
    const { desk, state, autosave, files } = this;
    if (!desk?.draft.changed || isBusy(state) || state.status === 'sent') return;
    if (this.#delivery) this.#delivery.follow(this, desk);
    else {
      const there = this.#promised ? undefined : desk.draft.peek();
      // What is saved next must not overwrite it, though nothing more may be loaded for long.
      if (there && (autosave.newer || files.underWay)) files.join(there.attachments);
      else if (there) this.reload();
      desk.delivery().then(
        (delivery) => {
          this.#delivery = delivery;
          this.#follow();
        },
        () => undefined,
      );
    }
  }

  /** Back from the back/forward cache, where no event arrives. */
  #returned({ persisted }: PageTransitionEvent): void {
    if (!persisted) return;
    if (this.state.status === 'sent') this.reload();
    else this.#follow();
  }

  /** @param anew the page is new: uploads that the draft speaks of have ended with an earlier one */
  #takeUp(desk: Desk, anew: boolean): void {
    this.abandon();
    this.autosave.newer = false;
    const draft = desk.draft.read();
    this.pending = draft?.pending;
    const before = anew ? undefined : this.written;
    this.written = completed(draft?.written ?? blank(), desk.prefill);
    this.fit(before);
    this.uncertain = this.pending?.sent?.promised === false;
    const goesOut = this.#promised || (anew && draft?.asked);
    this.state = { status: goesOut ? (navigator.onLine ? 'retrying' : 'offline') : 'writing' };
    this.files.takeUp(draft, anew ? draft?.unfinished : []);
    if (draft) this.prepare();
    if (this.pending?.sent) void desk.delivery().catch(() => undefined);
    this.#looked();
    this.host.requestUpdate();
  }

  #edit(written: Written, path: string[]): void {
    if (!isEditable(this.state)) return;
    this.written = written;
    this.autosave.newer = true;
    this.prepare();
    // What is being changed must not go out by itself.
    if (this.state.status === 'not_loaded') this.hold();
    this.#delivery?.recheck(this, path);
    this.autosave.later();
    this.host.requestUpdate();
  }

  /** How far it is now. */
  move(state: SubmissionState): void {
    // Before Send there is one state, and one that follows.
    this.state = this.#delivery?.step(this.state, state) ?? state;
    this.host.requestUpdate();
  }

  #store(): void {
    const { written, signed, files } = this;
    const desk = this.desk;
    const pending = this.pending;
    const autosave = this.autosave;
    if (!desk || this.state.status === 'sent' || (desk.draft.changed && !autosave.newer)) return;
    autosave.newer = false;
    const { uploaded: attachments, unfinished } = files;
    const untouched = attachments.length + unfinished.length === 0 && isUntouched(written, desk.prefill);
    if (!pending && untouched) desk.draft.clear();
    else {
      const asked =
        this.state.status === 'not_loaded' ||
        (isParked(this.state) && !this.#promised) ||
        (isBusy(this.state) && desk.draft.peek()?.asked === true);
      const whole = { written: signed, ...(pending && { pending }) };
      const kept = desk.fields()?.kept(whole, desk.form) ?? whole;
      this.#whole = kept.pending === pending;
      desk.draft.write({ ...kept, attachments, unfinished, asked });
    }
  }
}
