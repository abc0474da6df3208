import { html, nothing, type TemplateResult } from 'lit';
import type { Option } from '../../worker/contract/fields.ts';
import type { Texts } from '../locales/messages.ts';
import { type Control, caption, describedBy, notes } from './control.ts';

export interface ChoicesControl extends Control {
  options: readonly Option[];
  /** Values of those that are chosen. */
  chosen: readonly string[];
  /** Only one can be. */
  single: boolean;
  onInput(chosen: string[]): void;
}

/** Options to choose one or several of, each with its own box. The group has the label, and is what an error leads to. */
export function choices(control: ChoicesControl, texts: Texts<'form'>): TemplateResult {
  const { id, options, chosen, single, required, error, locked, width = '', onInput } = control;
  return html`
    <fieldset
      class="field ${width}"
      part="field"
      id=${id}
      role=${single ? 'radiogroup' : 'group'}
      aria-labelledby="${id}-label"
      aria-describedby=${describedBy(control)}
      aria-required=${single ? required : nothing}
      aria-invalid=${single && error ? 'true' : nothing}
    >
      <legend id="${id}-label" part="label">${caption(control, texts)}</legend>
      ${notes(control)}
      ${options.map(
        ({ value, label }, index) => html`
          <div class="check">
            <input
              type=${single ? 'radio' : 'checkbox'}
              part=${single ? 'radio' : 'checkbox'}
              id="${id}-${index}"
              name=${id}
              value=${value}
              aria-invalid=${!single && error ? 'true' : nothing}
              ?disabled=${locked}
              .checked=${chosen.includes(value)}
              @change=${(event: Event) => onInput(chosenIn(event))}
            />
            <label for="${id}-${index}" part="option">${label}</label>
          </div>
        `,
      )}
    </fieldset>
  `;
}

/** By what is on screen: two boxes can be ticked before it is drawn again. */
function chosenIn({ target }: Event): string[] {
  const boxes =
    (target as Element).closest('fieldset')?.querySelectorAll<HTMLInputElement>('input:checked') ?? [];
  return [...boxes].map(({ value }) => value);
}
