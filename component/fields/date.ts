import { html, noChange, nothing, type TemplateResult } from 'lit';
import { dayOf, isDay } from '../../worker/contract/days.ts';
import type { DateField } from '../../worker/contract/fields.ts';
import type { Texts } from '../locales/messages.ts';
import { type Control, describedBy, frame } from './control.ts';
import { localToday } from './today.ts';

export interface DateControl extends Control, Pick<DateField, 'min' | 'max' | 'autocomplete'> {
  value: string;
  onInput(value: string): void;
}

/** Half a date: the browser has no value for it, but it is not left empty either. */
const UNFINISHED = '?';

/** A day, by the browser's own calendar. */
export function date(control: DateControl, texts: Texts<'form'>): TemplateResult {
  const { id, value, min, max, autocomplete = 'off', required, error, locked, onInput } = control;
  const today = localToday();
  return frame(
    control,
    texts,
    html`<input
      type="date"
      part="input"
      id=${id}
      name=${id}
      min=${min ? dayOf(min, today) : nothing}
      max=${max ? dayOf(max, today) : nothing}
      autocomplete=${autocomplete}
      aria-required=${required}
      aria-invalid=${error ? 'true' : 'false'}
      aria-describedby=${describedBy(control)}
      ?readonly=${locked}
      .value=${value === '' || isDay(value) ? value : noChange}
      @input=${(event: Event) => onInput(typedIn(event))}
      @change=${(event: Event) => onInput(typedIn(event))}
      @blur=${(event: Event) => onInput(typedIn(event))}
    />`,
  );
}

function typedIn({ target }: Event): string {
  const { value, validity } = target as HTMLInputElement;
  return validity.badInput ? UNFINISHED : value;
}
