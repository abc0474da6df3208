import {
  adoptStyles,
  html,
  LitElement,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { FormConfig } from '../worker/contract/form.ts';
import { DEFAULT_FORM } from '../worker/contract/form.ts';
import type { AttachmentsController } from './attachments/controller.ts';
import { IntakeController } from './attachments/intake.ts';
import { type Client, createClient } from './client.ts';
import { createDraftStore, type DraftStore } from './draft.ts';
import { type FormTexts, formTexts } from './locales/en/form.ts';
import { once } from './once.ts';
import type { Outcome } from './outcome.ts';
import { form as formStyles } from './styles/form.ts';
import { screens } from './styles/screens.ts';
import { tokens } from './styles/tokens.ts';
import { addressView, loadingView, unavailableView } from './submissions/absent-view.ts';
import { SubmissionController } from './submissions/controller.ts';
import type { Tools } from './submissions/desk.ts';
import { FormController } from './submissions/form-controller.ts';
import { announcement, formScreen } from './submissions/form-screen.ts';
import type { DataValue } from './submissions/message.ts';
import { phaseOf, type SubmissionStatus } from './submissions/state.ts';

/**
 * A contact form whose messages reach the helpdesk.
 *
 * @tag reamaze-contact
 * @fires {ReamazeSubmitEvent} reamaze-submit - Before a message goes out; cancelable, and `data` may be added to.
 * @fires {ReamazeSubmittedEvent} reamaze-submitted - After a message was stored for good; has its `reference`.
 * @slot note - Above the Send button, such as a link to the privacy notice.
 * @csspart form - The form.
 * @csspart field - A label with its control, help and error message.
 * @csspart label - The label of a control.
 * @csspart input - A text input, text area or select.
 * @csspart checkbox - A box to tick.
 * @csspart help - The help text of a field.
 * @csspart error - The error message of a field.
 * @csspart attachments - The files and the button to attach more.
 * @csspart file - One file in the list.
 * @csspart progress - The progress of an upload.
 * @csspart button - Every button.
 * @csspart send-button - The button that sends.
 * @csspart attach-button - The button that attaches files.
 * @csspart notice - What is said above the form or in its place.
 * @csspart notice-title - Its heading.
 * @csspart fallback-email - The address that is offered if nothing else works.
 * @csspart sent - The screen after sending.
 * @csspart sent-title - Its heading.
 * @csspart reference - The reference on it.
 * @cssproperty [--reamaze-accent=light-dark(#1d5bbf, #8fb8ff)] - Buttons, links and focus.
 * @cssproperty [--reamaze-on-accent=light-dark(#fff, #0b1a33)] - Text on the accent.
 * @cssproperty [--reamaze-danger=light-dark(#b3261e, #ffb4ab)] - Errors.
 * @cssproperty [--reamaze-line] - Borders of controls; a share of the text colour by default.
 * @cssproperty [--reamaze-muted] - Secondary text; a share of the text colour by default.
 * @cssproperty [--reamaze-surface=transparent] - Background of controls.
 * @cssproperty [--reamaze-radius=8px] - Corners.
 * @cssproperty [--reamaze-space=4px] - The unit of all distances.
 */
export class ReamazeContact extends LitElement {
  static override styles = [tokens, formStyles, screens];

  // Not as decorators: their helpers alone would be a thirtieth of what a page may load.
  static override properties: PropertyDeclarations = {
    endpoint: {},
    form: {},
    channel: {},
    name: {},
    email: {},
    subject: {},
    data: { type: Object },
    fallbackEmail: { attribute: 'fallback-email' },
    client: { attribute: false },
  };

  /** Where the script came from; used if `endpoint` is not set. */
  static scriptEndpoint: string | undefined;

  /** Address of the Worker, if it is another than the one that served the script. */
  declare endpoint: string | undefined;

  /** Name of the form, if the Worker has several. */
  declare form: string | undefined;

  /** Channel that messages arrive in; one of those the form allows. */
  declare channel: string | undefined;

  /** Visitor's name, if the page knows it. */
  declare name: string | undefined;

  /** Visitor's e-mail address, if the page knows it. */
  declare email: string | undefined;

  /** Subject to begin with. */
  declare subject: string | undefined;

  /** Values to send along unseen, as an object or JSON; the form says which keys it takes. */
  declare data: Record<string, DataValue> | undefined;

  /** Where visitors can write if nothing else works; if not set, the address that the form is configured with. */
  declare fallbackEmail: string | undefined;

  /** Speaks with the Worker in the element's place, if set. */
  declare client: Client | undefined;

  private copied = false;
  private copyRefused = false;

  private readonly loader = new FormController(
    this,
    (form) => this.open(form),
    async () => (await this.loadOutcome()).pause,
  );
  private readonly submission = new SubmissionController(this);
  private readonly intake = new IntakeController(this, (files) => void this.submission.attach(files));
  private attachments: AttachmentsController | undefined;
  private outcome: Outcome | undefined;
  /** Status that was on screen before. */
  private shown: SubmissionStatus = 'writing';
  /** The visitor has pressed Send and looks for what comes of it. */
  private attending = false;
  private focused = false;

  constructor() {
    super();
    const prepare = () => this.submission.prepare();
    this.addEventListener('focusin', prepare);
    this.addEventListener('pointerenter', prepare);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.focused = this.shadowRoot?.activeElement != null;
    if (!this.hasUpdated || changed.has('endpoint') || changed.has('form') || changed.has('client'))
      this.load();
    for (const part of ['name', 'email', 'subject'] as const) {
      if (changed.has(part)) this.submission.prefill(part, this[part] ?? '');
    }
  }

  protected override updated(): void {
    const status = phaseOf(this.submission.state);
    if (status === this.shown) return;
    this.shown = status;
    this.copied = false;
    const target = status === 'sent' ? 'sent-title' : 'notice';
    const elsewhere = document.activeElement !== this && document.activeElement !== document.body;
    if (!this.find(target) || elsewhere || !(this.attending || this.focused)) return;
    this.attending = false;
    this.find(target)?.focus();
  }

  private load(): void {
    const client = this.connection;
    if (client) void this.loader.load(client, this.form);
  }

  private get address(): string | undefined {
    const address = this.endpoint ?? ReamazeContact.scriptEndpoint;
    return address !== undefined && URL.canParse(address, document.baseURI)
      ? new URL(address, document.baseURI).href
      : undefined;
  }

  private get connection(): Client | undefined {
    return this.client ?? (this.address ? createClient(this.address) : undefined);
  }

  private open(form: FormConfig): void {
    const client = this.connection;
    if (!client) return;
    if (this.attachments) {
      this.attachments.hostDisconnected();
      this.removeController(this.attachments);
      this.attachments = undefined;
    }
    this.submission.open({
      form,
      client,
      draft: this.draft(),
      prefill: { name: this.name ?? '', email: this.email ?? '', subject: this.subject ?? '' },
      settings: () => ({ form: this.form, channel: this.channel, data: this.data ?? {} }),
      tools: once(() => this.loadTools(form, client)),
      delivery: this.loadOutcome,
    });
  }

  private draft(): DraftStore {
    return createDraftStore(this.address ?? '', this.form ?? DEFAULT_FORM);
  }

  private readonly loadOutcome = once(async () => {
    const { outcome } = await import('./outcome.ts');
    if (!this.outcome && this.shadowRoot)
      adoptStyles(this.shadowRoot, [...ReamazeContact.elementStyles, ...outcome.styles]);
    this.outcome = outcome;
    this.requestUpdate();
    return outcome;
  });

  private async loadTools(form: FormConfig, client: Client): Promise<Tools> {
    const { AttachmentsController, createCheck } = await import('./interaction.ts');
    const changed = () => this.submission.filesChanged();
    this.attachments = new AttachmentsController(this, { client, rules: form.attachments, changed });
    return { attachments: this.attachments, check: createCheck(form) };
  }

  private find(id: string): HTMLElement | null | undefined {
    return this.shadowRoot?.getElementById(id);
  }

  private async go(id: string): Promise<void> {
    await this.updateComplete;
    this.find(id)?.focus();
  }

  override render(): TemplateResult {
    const texts = formTexts;
    return html`<div lang=${texts.language}>
      ${this.screen(texts)}
      <p class="hidden" role="status">${this.announcement(texts)}</p>
    </div>`;
  }

  private screen(texts: FormTexts): TemplateResult {
    const { state } = this.loader;
    if (!this.client && !this.address) {
      return unavailableView(texts.noEndpoint, undefined, this.fallback(texts), texts);
    }
    if (state.status === 'loading') return loadingView();
    if (state.status === 'unavailable') {
      return unavailableView(texts[state.reason], this.loader.retry, this.fallback(texts), texts);
    }
    const { outcome, submission } = this;
    if (outcome && submission.state.status === 'sent') {
      return outcome.sentView({ ...submission.state, ...this.sentActions() }, outcome.outcomeTexts);
    }
    const { attachments, intake } = this;
    return formScreen(
      {
        form: state.form,
        submission,
        attachments,
        outcome,
        hovering: intake.hovering,
        fallback: () => this.fallback(texts, state.form),
        onSend: () => {
          this.attending = true;
          void submission.submit();
        },
        onGo: (id) => void this.go(id),
      },
      texts,
    );
  }

  /** With what was written, if there is anything and what shows it is loaded. */
  private fallback(texts: FormTexts, form?: FormConfig): TemplateResult | undefined {
    const address = this.fallbackEmail ?? form?.fallbackEmail;
    if (!address) return undefined;
    const draft = form ? this.submission : this.draft().read();
    const { outcome } = this;
    if (!outcome || !draft) return addressView(address, texts);
    return outcome.fallbackView(
      {
        address,
        written: draft.written,
        fields: form?.fields ?? [],
        withFiles: (draft.attachments?.length ?? 0) > 0,
        formShown: form !== undefined,
        copied: this.copied,
        onCopy: this.onCopy,
      },
      texts,
      outcome.outcomeTexts,
    );
  }

  private announcement(texts: FormTexts): string {
    const { submission, attachments, outcome } = this;
    const { status } = this.loader.state;
    if (status !== 'ready') return status === 'loading' ? texts.loading : '';
    return announcement({ submission, attachments, outcome }, this.copied, texts);
  }

  private sentActions() {
    return {
      copied: this.copied,
      onCopy: this.onCopy,
      onAnother: () => {
        this.submission.restart();
        void this.go('subject');
      },
    };
  }

  /** Missing where the page has no clipboard, or the browser will not let it be used. */
  private get onCopy(): ((text: string) => void) | undefined {
    return navigator.clipboard && !this.copyRefused ? (text) => void this.copy(text) : undefined;
  }

  private async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.copied = true;
    } catch {
      this.copyRefused = true;
    }
    this.requestUpdate();
  }
}
