import { HistoryController } from './history/controller.ts';
import { historyScreen } from './history/screen.ts';
import { historyTexts } from './locales/en/history.ts';
import { english } from './locales/words.ts';
import './interaction.ts';
import './outcome.ts';
import { history as historyStyles } from './styles/history.ts';
import { historyThread } from './styles/history-thread.ts';

english.history = historyTexts;

/**
 * What a signed-in customer's conversations need beyond the form, `interaction.ts` and `outcome.ts`. One chunk: it imports those
 * two whole, or what they share would become chunks of their own.
 */
export const history = {
  HistoryController,
  historyScreen,
  styles: [historyStyles, historyThread],
};

export type History = typeof history;
