import { html, type TemplateResult } from 'lit';
import type { HistoryTexts } from '../locales/en/history.ts';
import type { HistoryController } from './controller.ts';
import { listView } from './list-view.ts';
import { threadView } from './thread-view.ts';

/** What is on screen of a customer's conversations. */
export function historyScreen(controller: HistoryController, texts: HistoryTexts): TemplateResult {
  const { state, news } = controller;
  const said =
    news && texts.newAnswer(news.name ?? texts.agent, texts.time.clock(Date.parse(news.createdAt)));
  return html`
    <div class="history" part="history">
      ${
        state.screen === 'list'
          ? listView(controller, state.list, state.filter, texts)
          : threadView(controller, state.visit, texts)
      }
      <p class=${said ? 'news' : 'hidden'} role="status">${said}</p>
    </div>
  `;
}
