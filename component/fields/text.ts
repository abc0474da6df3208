import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Texts } from '../locales/en.ts';
import { type Control, describedBy, frame } from './control.ts';

export interface TextControl extends Control {
  value: string;
  type?: 'text' | 'email';
  autocomplete?: 'name' | 'email';
  onInput(value: string): void;
}

/** One line of text. No `maxlength`: it would cut a pasted text without a word. */
export function text(control: TextControl, texts: Texts): TemplateResult {
  const { id, value, required, error, locked, type = 'text', autocomplete, onInput } = control;
  return frame(
    control,
    texts,
    html`<input
      part="input"
      id=${id}
      name=${id}
      type=${type}
      dir=${type === 'email' ? 'ltr' : 'auto'}
      autocomplete=${autocomplete ?? 'off'}
      autocapitalize=${ifDefined(type === 'email' ? 'none' : undefined)}
      spellcheck=${ifDefined(autocomplete ? 'false' : undefined)}
      aria-required=${required}
      aria-invalid=${error ? 'true' : 'false'}
      aria-describedby=${describedBy(control)}
      ?readonly=${locked}
      .value=${value}
      @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)}
    />`,
  );
}
