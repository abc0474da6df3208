import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../locales/messages.ts';
import { type Control, describedBy, directionOf, frame } from './control.ts';

export interface TextareaControl extends Control {
  value: string;
  rows: number;
  placeholder?: string | undefined;
  onInput(value: string): void;
}

/** A text of several lines, in a box that grows with it. */
export function textarea(control: TextareaControl, texts: Texts<'form'>): TemplateResult {
  const { id, value, rows, placeholder, required, error, locked, onInput } = control;
  return frame(
    control,
    texts,
    html`<textarea
      part="input"
      id=${id}
      name=${id}
      dir=${directionOf(control)}
      rows=${rows}
      placeholder=${placeholder ?? nothing}
      aria-required=${required}
      aria-invalid=${error ? 'true' : 'false'}
      aria-describedby=${describedBy(control)}
      ?readonly=${locked}
      .value=${value}
      @input=${(event: Event) => onInput((event.target as HTMLTextAreaElement).value)}
    ></textarea>`,
  );
}
