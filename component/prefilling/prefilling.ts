import type { ReactiveControllerHost } from 'lit';
import type { LocalizedForm } from '../../worker/contract/form.ts';
import { warn } from '../fields/site-form.ts';
import type { Words } from '../locales/words.ts';
import type { SubmissionController } from '../submissions/controller.ts';
import type { DataValue } from '../submissions/message.ts';
import { controlId } from '../submissions/path.ts';
import type { TextPart } from '../submissions/written.ts';
import { type Filled, filledIn, type Prefill } from './values.ts';

/** What a page fills in for the visitor of one element, beyond its attributes. */
export class Prefilling {
  readonly #host: ReactiveControllerHost;
  readonly #submission: SubmissionController;
  readonly #filled = new Map<string, Filled & { path: string[] }>();

  constructor(host: ReactiveControllerHost, submission: SubmissionController) {
    this.#host = host;
    this.#submission = submission;
    submission.prefilling = this;
  }

  /** Takes what the page says, in the place of what it said of the same before. */
  take(prefill: Prefill): void {
    const { filled, wrong } = filledIn(prefill);
    if (wrong.length > 0) warn(`cannot fill in ${wrong.join(', ')}`);
    for (const [path, one] of filled) this.#filled.set(controlId(path), { ...one, path });
    this.apply();
  }

  /** Takes what the address of the page says, where the page itself has said nothing. @param page its attributes */
  async takeAddress(form: LocalizedForm, page: Prefill): Promise<void> {
    const { fromAddress } = await import('./address.ts');
    for (const [path, one] of filledIn(fromAddress(form, location.search)).filled) {
      const id = controlId(path);
      const [part, name] = path;
      const said = name === undefined ? page[part as TextPart] : page.data?.[name];
      if ((said ?? '') === '' && !this.#filled.has(id)) this.#filled.set(id, { ...one, path });
    }
    this.apply();
  }

  /** With what the site's fields begin with. @param page data of the page's own */
  with(page: Record<string, DataValue> | null | undefined): Record<string, DataValue> {
    const told = [...this.#filled.values()].filter(({ path }) => path.length > 1);
    return { ...page, ...Object.fromEntries(told.map(({ path, value }) => [path[1], value])) };
  }

  /** Fills in what the visitor has left as it was, and what they may not change whatever was there. */
  apply(): void {
    const submission = this.#submission;
    for (const { path, hold, value } of this.#filled.values()) {
      const [part, name] = path as [TextPart, string?];
      if (name === undefined) {
        submission.prefill(part, String(value));
        if (hold) submission.written = { ...submission.written, [part]: value };
      } else if (hold) {
        // What the visitor has not answered is what the page says.
        const { [name]: _, ...answers } = submission.written.answers;
        submission.written = { ...submission.written, answers };
      }
    }
    this.#host.requestUpdate();
  }

  /** How a control is drawn that the visitor cannot change; what to say of it, if it is seen. */
  holdOn(id: string, words: Words): { locked: true; hidden: boolean; help: string } | undefined {
    const hold = this.#filled.get(id)?.hold;
    return hold && { locked: true, hidden: hold === 'hidden', help: words.of('fields').locked };
  }

  /** The visitor changes it after all, since it turned out to be wrong. */
  release(id: string): void {
    const one = this.#filled.get(id);
    if (one) this.#filled.set(id, { ...one, hold: undefined });
  }
}
