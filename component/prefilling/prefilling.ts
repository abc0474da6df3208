import type { ReactiveController } from 'lit';
import { warn } from '../fields/site-form.ts';
import { Listening } from '../listening.ts';
import type { Words } from '../locales/words.ts';
import type { SubmissionController } from '../submissions/controller.ts';
import { controlId } from '../submissions/path.ts';
import type { TextPart } from '../submissions/written.ts';
import { type Filled, filledIn, type Prefill, type PrefillHost } from './values.ts';

/** How a control is drawn that the visitor cannot change; what to say of it, if it is seen. */
export interface Held {
  locked: true;
  hidden: boolean;
  help: string;
}

/** What a page fills in for the visitor of one element: its attributes are the values, and this keeps what is locked or hidden so. */
export class Prefilling implements ReactiveController {
  readonly #host: PrefillHost;
  readonly #submission: SubmissionController;
  /** By the id of the control. */
  readonly #held = new Map<string, Filled & { path: string[] }>();

  constructor(host: PrefillHost, submission: SubmissionController) {
    this.#host = host;
    this.#submission = submission;
    // Whoever mends what turned out to be wrong has it from then on. What is put into the page's own controls while they are
    // locked mends nothing.
    const release = ({ target }: Event) => {
      const control = target as Element;
      const name = control.getAttribute('name') ?? '';
      if (!control.matches(':disabled'))
        this.#held.delete(host.contains(control) ? controlId(['data', name]) : control.id);
    };
    new Listening(
      host,
      ['input', 'change'].map((type) => [host.renderRoot, type, release]),
    );
    host.addController(this);
  }

  /** Takes what the page says, in the place of what it said of the same before. */
  take(prefill: Prefill): void {
    const host = this.#host;
    const { filled, wrong } = filledIn(prefill);
    if (wrong.length > 0) warn(`cannot fill in ${wrong.join(', ')}`);
    for (const [path, one] of filled) {
      const [part, name] = path as [TextPart, string?];
      const { value, hold } = one;
      const id = controlId(path);
      if (name === undefined) host[part] = String(value);
      else host.data = { ...host.data, [name]: value };
      if (hold) this.#held.set(id, { ...one, path });
      else this.#held.delete(id);
    }
    host.requestUpdate();
  }

  /** What the visitor may not change is what the page says, whatever a draft had. */
  hostUpdate(): void {
    const submission = this.#submission;
    for (const { path, value } of this.#held.values()) {
      const [part, name] = path as [TextPart, string?];
      const { written } = submission;
      if (name === undefined && written[part] !== value) submission.written = { ...written, [part]: value };
      else if (name !== undefined && name in written.answers) {
        // What the visitor has not answered is what the page says.
        const { [name]: _, ...answers } = written.answers;
        submission.written = { ...written, answers };
      }
    }
  }

  holdOn(id: string, words: Words): Held | undefined {
    const hold = this.#held.get(id)?.hold;
    return hold && { locked: true, hidden: hold === 'hidden', help: words.of('fields').locked };
  }
}
