import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { askedOf } from '../../worker/contract/conditions.ts';
import type { Answer } from '../../worker/contract/fields.ts';
import type { LocalizedForm } from '../../worker/contract/form.ts';
import type { Words } from '../locales/words.ts';
import type { PrefillHost } from '../prefilling/values.ts';
import { fields as styles } from '../styles/fields.ts';
import type { SubmissionController } from '../submissions/controller.ts';
import type { PageSettings } from '../submissions/message.ts';
import type { Written } from '../submissions/written.ts';
import { dataOf, kept } from './answers.ts';
import { draw } from './draw.ts';
import { fitted } from './fitted.ts';
import { ignoredIn, warnOf } from './ignored.ts';
import { labelIn } from './in-words.ts';
import type { FieldModel } from './plain-field.ts';
import { problemWith } from './problem-words.ts';
import { formIn, soundForm } from './site-form.ts';
import { type Shown, Slotted } from './slotted.ts';

/** The fields of a site in one element: which are asked, how they are drawn, and what of a draft still fits them. */
export class SiteFields implements ReactiveController {
  readonly styles = [styles];
  readonly problemWith = problemWith;
  readonly formIn = formIn;
  readonly soundForm = soundForm;
  readonly fitted = fitted;
  readonly kept = kept;
  readonly slotted: Slotted;
  readonly #host: PrefillHost;
  readonly #submission: SubmissionController;
  /** The form that the address of the page has been read for. */
  #addressed: LocalizedForm | undefined;
  /** What is on screen: which fields are asked, and which are wrong. */
  #shown: Shown = { isAsked: () => true, wrong: [], hold: () => undefined };
  /** The page's data that was looked at last. */
  #page: PageSettings['data'];

  constructor(host: PrefillHost, submission: SubmissionController) {
    this.slotted = new Slotted(host, (name, answer) => submission.answer(name, answer));
    this.#host = host;
    this.#submission = submission;
    host.addController(this);
  }

  /** What is the page's own to draw follows what is on screen. */
  hostUpdated(): void {
    const { answers } = this.#submission.written;
    this.slotted.show(this.#shown);
    this.slotted.follow(answers);
    this.slotted.fill(this.#host.data, answers);
  }

  /** Fills in what the address of the page says, if the site has named any of its parameters. */
  #address(form: LocalizedForm): void {
    if (this.#addressed === form) return;
    this.#addressed = form;
    if (!form.parameters || !location.search) return;
    import('../prefilling/address.ts').then(
      ({ fillFromAddress }) => fillFromAddress(this.#host, form),
      () => undefined,
    );
  }

  /**
   * All fields of a form, one place for each.
   *
   * @param page data that the page sends along
   * @param model what a field is drawn with
   */
  draw(
    form: LocalizedForm,
    { written, dropped }: Pick<SubmissionController, 'written' | 'dropped'>,
    page: PageSettings['data'],
    model: (name: string) => FieldModel,
    words: Words,
  ): TemplateResult {
    this.#address(form);
    if (page !== this.#page) warnOf(ignoredIn(page, form), form);
    this.#page = page;
    const { language } = words;
    const { fields } = formIn(form, language);
    const asked = askedOf(fields, dataOf(written, form, { data: page, language }));
    const models = fields.map((field) => model(field.name));
    const isField = (name: string) => fields.some((field) => field.name === name);
    const wrong = models.flatMap(({ error }, index) => (error ? [fields[index]?.name ?? ''] : []));
    this.#shown = {
      isAsked: (name) => name in asked || !isField(name),
      wrong,
      hold: (name) => holdOf(model(name)),
    };
    return html`${this.#notice(form, dropped, words)}${fields.map((field, index) => {
      const one = models[index];
      return one ? draw(field, one, asked, page, words) : nothing;
    })}`;
  }

  /** With what the page's own controls hold now. */
  gathered(written: Written): Written {
    const answers = Object.entries({ ...written.answers, ...this.slotted.answers });
    return {
      ...written,
      answers: Object.fromEntries(answers.filter((one): one is [string, Answer] => one[1] !== undefined)),
    };
  }

  #notice(
    { fields }: LocalizedForm,
    dropped: readonly string[],
    words: Words,
  ): TemplateResult | typeof nothing {
    if (dropped.length === 0) return nothing;
    const labels = dropped.map((name) => {
      const field = fields.find((candidate) => candidate.name === name);
      return `“${field ? labelIn(field, words) : name}”`;
    });
    const list = new Intl.ListFormat(words.language).format(labels);
    return html`<p class="dropped" part="dropped" role="status">${words.say('fields', 'dropped', { fields: list })}</p>`;
  }
}

/** What the page keeps from the visitor says why, in words of its own; what is on its way is merely locked. */
function holdOf({ help, hidden = false }: FieldModel): ReturnType<Shown['hold']> {
  return help === undefined ? undefined : { hidden };
}
