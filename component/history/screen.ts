import { html, type TemplateResult } from 'lit';
import type { Words } from '../locales/words.ts';
import type { HistoryController } from './controller.ts';
import { listView } from './list-view.ts';
import { threadView } from './thread-view.ts';

/** What is on screen of a customer's conversations. */
export function historyScreen(controller: HistoryController, words: Words): TemplateResult {
  const { state } = controller;
  return html`
    <div class="history" part="history">
      ${
        state.screen === 'list'
          ? listView(controller, state.list, words)
          : threadView(controller, state.visit, words)
      }
    </div>
  `;
}
