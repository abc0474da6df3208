import { adoptStyles, type CSSResultOrNative, type LitElement } from 'lit';
import type { Account } from './account.ts';
import type { Attending } from './attending.ts';
import type { Copying } from './copying.ts';
import type { DialogController, DialogHost } from './dialog/controller.ts';
import type { SiteFields } from './fields/site-fields.ts';
import type { FocusController } from './focus.ts';
import type { Interaction } from './interaction.ts';
import { once } from './once.ts';
import type { Outcome } from './outcome.ts';
import type { SubmissionController } from './submissions/controller.ts';
import { phaseOf } from './submissions/state.ts';

/** What an element loads when it is needed, once each, and what comes with it. */
export class Chunks {
  interaction: Interaction | undefined;
  attended: Attending | undefined;
  focusing: FocusController | undefined;
  outcome: Outcome | undefined;
  copying: Copying | undefined;
  fields: SiteFields | undefined;
  dialog: DialogController | undefined;
  /** Who is signed in, once that is known; whoever finds it out puts it here. */
  account: Account | undefined;
  /** The visitor has pressed Send and looks for what comes of it. */
  attending = false;
  readonly #host: LitElement & DialogHost;
  readonly #submission: SubmissionController;
  readonly #styles: readonly CSSResultOrNative[];
  readonly #address: () => string;

  /**
   * @param styles those that are there from the beginning
   * @param address of the Worker
   */
  constructor(
    host: LitElement & DialogHost,
    submission: SubmissionController,
    styles: readonly CSSResultOrNative[],
    address: () => string,
  ) {
    this.#host = host;
    this.#submission = submission;
    this.#styles = styles;
    this.#address = address;
  }

  readonly loadInteraction = once(async () => {
    const { interaction } = await import('./interaction.ts');
    const host = this.#host;
    this.interaction = interaction;
    this.attended = interaction.attend(host, this.#submission);
    this.focusing = new interaction.FocusController(
      host,
      () => phaseOf(this.#submission.state),
      () => {
        const { attending } = this;
        this.attending = false;
        return attending;
      },
    );
    this.dress();
    return interaction;
  });

  readonly loadOutcome = once(async () => {
    // Its styles are good for notices too.
    void this.loadInteraction().catch(() => undefined);
    const { outcome } = await import('./outcome.ts');
    this.outcome = outcome;
    this.copying = new outcome.Copying(this.#host);
    this.dress();
    return outcome;
  });

  readonly loadFields = once(async () => {
    const { SiteFields } = await import('./fields.ts');
    this.fields = new SiteFields(this.#host, this.#submission);
    this.#submission.fit();
    this.dress();
  });

  readonly loadDialog = once(async () => {
    let pressed: Event | undefined;
    const press = (event: Event) => {
      pressed = event;
    };
    document.addEventListener('click', press);
    const { DialogController } = await import('./dialog/controller.ts').finally(() =>
      document.removeEventListener('click', press),
    );
    this.dialog = new DialogController(
      this.#host,
      this.#submission,
      this.#address,
      () => this.account,
      pressed,
    );
    this.dress();
    return this.dialog;
  });

  /** What is loaded later brings its styles. */
  dress(): void {
    const { shadowRoot } = this.#host;
    const { interaction, outcome, fields, account, dialog } = this;
    const styles = [interaction, outcome, fields, account, dialog].flatMap((chunk) => chunk?.styles ?? []);
    if (shadowRoot) adoptStyles(shadowRoot, [...this.#styles, ...styles]);
    this.#host.requestUpdate();
  }
}
