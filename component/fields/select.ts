import { html, type TemplateResult } from 'lit';
import type { Option } from '../../worker/contract/fields.ts';
import type { Texts } from '../locales/messages.ts';
import { type Control, describedBy, frame } from './control.ts';

export interface SelectControl extends Control {
  value: string;
  options: readonly Option[];
  autocomplete?: string | undefined;
  onInput(value: string): void;
}

/** One of several options; the first entry stands for none. */
export function select(control: SelectControl, texts: Texts<'form'>): TemplateResult {
  const { id, value, options, autocomplete = 'off', required, error, locked, onInput } = control;
  // Made anew when it is unlocked: Chromium would go on telling screen readers that options cannot be chosen.
  const entries = html`<option value="" .selected=${value === ''}>${texts.choose}</option>${options.map(
    (option) =>
      html`<option value=${option.value} .selected=${option.value === value}>${option.label}</option>`,
  )}`;
  return frame(
    control,
    texts,
    html`<select
      part="input"
      id=${id}
      name=${id}
      autocomplete=${autocomplete}
      aria-required=${required}
      aria-invalid=${error ? 'true' : 'false'}
      aria-describedby=${describedBy(control)}
      ?disabled=${locked}
      @change=${(event: Event) => onInput((event.target as HTMLSelectElement).value)}
    >
      ${locked ? html`${entries}` : html` ${entries}`}
    </select>`,
  );
}
