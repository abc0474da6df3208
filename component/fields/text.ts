import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../locales/messages.ts';
import { type Control, describedBy, directionOf, frame } from './control.ts';

export interface TextControl extends Control {
  value: string;
  type?: 'text' | 'email' | 'tel' | 'url';
  /** Which keys a phone shows, where the type does not say so. */
  inputmode?: 'numeric' | 'decimal' | undefined;
  placeholder?: string | undefined;
  autocomplete?: string | undefined;
  onInput(value: string): void;
}

/** One line of text. No `maxlength`: it would cut a pasted text without a word. */
export function text(control: TextControl, texts: Texts<'form'>): TemplateResult {
  const { id, value, required, error, locked, type = 'text', autocomplete, onInput } = control;
  return frame(
    control,
    texts,
    html`<input
      part="input"
      id=${id}
      name=${id}
      type=${type}
      dir=${type === 'text' ? directionOf(control) : 'ltr'}
      inputmode=${control.inputmode ?? nothing}
      placeholder=${control.placeholder ?? nothing}
      autocomplete=${autocomplete ?? 'off'}
      autocapitalize=${type === 'text' ? nothing : 'none'}
      spellcheck=${autocomplete ? 'false' : nothing}
      aria-required=${required}
      aria-invalid=${error ? 'true' : 'false'}
      aria-describedby=${describedBy(control)}
      ?readonly=${locked}
      .value=${value}
      @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)}
    />`,
  );
}
