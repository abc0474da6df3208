import '../account.ts';
import { html, type TemplateResult } from 'lit';
import type { LocalizedForm } from '../../worker/contract/form.ts';
import type { Conversation } from '../../worker/contract/history.ts';
import { inWords, labelIn } from '../fields/in-words.ts';
import type { Words } from '../locales/words.ts';
import { wholeView } from './message-view.ts';

/** What the site shows of a conversation's data, with the labels of its form. A chunk of its own: most conversations have none. */
export function dataView(
  { data }: Conversation,
  { fields }: Pick<LocalizedForm, 'fields'>,
  words: Words,
): TemplateResult {
  const texts = words.of('history');
  return html`<dl class="data" part="data">
    ${Object.entries(data).map(([key, value]) => {
      const field = fields.find(({ name }) => name === key);
      return html`<div><dt class="hint" part="hint">${field ? labelIn(field, words) : key}</dt><dd dir="auto">${wholeView(inWords(field, value, words, texts))}</dd></div>`;
    })}
  </dl>`;
}
