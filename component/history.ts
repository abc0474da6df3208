import { HistoryController } from './history/controller.ts';
import { historyScreen } from './history/screen.ts';
import { historyTexts } from './locales/en/history.ts';
import { history as historyStyles } from './styles/history.ts';
import { historyThread } from './styles/history-thread.ts';

/**
 * What a signed-in customer's conversations need beyond the form, `interaction.ts` and `outcome.ts`. One chunk: whatever
 * loads it imports those two as well, or what they share would become chunks of its own.
 */
export const history = {
  HistoryController,
  historyScreen,
  historyTexts,
  styles: [historyStyles, historyThread],
};
