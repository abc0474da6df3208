import { html, type TemplateResult } from 'lit';
import type { Words } from '../locales/words.ts';
import type { HistoryController } from './controller.ts';
import { listView } from './list-view.ts';
import { threadView } from './thread-view.ts';
import { timesIn } from './times.ts';

/** What is on screen of a customer's conversations. */
export function historyScreen(controller: HistoryController, words: Words): TemplateResult {
  const texts = words.of('history');
  const { state } = controller;
  const { news } = controller.reading;
  const said =
    news &&
    words.say('history', 'newAnswer', {
      name: news.name ?? texts.agent,
      time: timesIn(words).clock(Date.parse(news.createdAt)),
    });
  return html`
    <div class="history" part="history">
      ${
        state.screen === 'list'
          ? listView(controller, state.list, words)
          : threadView(controller, state.visit, words)
      }
      <p class=${said ? 'news' : 'hidden'} role="status" part="news">${said}</p>
    </div>
  `;
}
