import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../locales/messages.ts';
import { type Control, describedBy, frame } from './control.ts';

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
      dir=${value ? 'auto' : nothing}
      rows=${rows}
      placeholder=${placeholder ?? nothing}
      aria-required=${required}
      aria-invalid=${error ? 'true' : 'false'}
      aria-describedby=${describedBy(control)}
      ?readonly=${locked}
      .value=${value}
      @focus=${(event: Event) => grow(event.target as HTMLTextAreaElement)}
      @input=${(event: Event) => {
        const box = event.target as HTMLTextAreaElement;
        grow(box);
        onInput(box.value);
      }}
    ></textarea>`,
  );
}

/** For browsers without `field-sizing`. Set on the object, not in markup: a strict page forbids style attributes. */
function grow(element: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  element.style.blockSize = 'auto';
  element.style.blockSize = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
}
