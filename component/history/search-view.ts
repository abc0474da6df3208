import { html, type TemplateResult } from 'lit';
import type { Words } from '../locales/words.ts';
import type { HistoryController } from './controller.ts';

/** Nothing matches what is searched for. */
export function nothingFoundView(controller: HistoryController, query: string, words: Words): TemplateResult {
  const texts = words.of('searching');
  const clear = () => {
    controller.find('');
    controller.go('history-search');
  };
  return html`<div class="empty" part="empty">
    <h3 part="title">${texts.nothingFound}</h3>
    <p class="hint" part="hint">${words.say('searching', 'nothingFoundFor', { query })}</p>
    <button type="button" class="secondary" part="button secondary-button" @click=${clear}>${texts.clearSearch}</button>
  </div>`;
}
