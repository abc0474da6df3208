import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../locales/messages.ts';
import { type Control, caption, describedBy, notes } from './control.ts';

export interface CheckboxControl extends Control {
  checked: boolean;
  /** In the place of the label. */
  words?: TemplateResult;
  onInput(checked: boolean): void;
}

/** A box to tick, with its label beside it. */
export function checkbox(control: CheckboxControl, texts: Texts<'form'>): TemplateResult {
  const { id, checked, words, width = '', required, error, locked, onInput } = control;
  return html`
    <div class="field ${width}" part="field">
      <div class="check">
        <input
          type="checkbox"
          part="checkbox"
          id=${id}
          name=${id}
          aria-required=${required ? 'true' : nothing}
          aria-invalid=${error ? 'true' : 'false'}
          aria-describedby=${describedBy(control)}
          ?disabled=${locked}
          .checked=${checked}
          @change=${(event: Event) => onInput((event.target as HTMLInputElement).checked)}
        />
        <label for=${id} part="label">${words ?? caption(control, texts)}</label>
      </div>
      ${notes(control)}
    </div>
  `;
}
