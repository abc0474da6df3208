import './account.ts';
import { questionView, showQuestion } from './history/change-view.ts';
import { newReply } from './history/new-reply.ts';
import { outgoingView } from './history/outgoing-view.ts';
import { hindranceInWords } from './history/reply-words.ts';
import { replyingTexts } from './locales/en/replying.ts';
import { english } from './locales/words.ts';
import './outcome.ts';

english.replying = replyingTexts;

/**
 * What writing to a conversation adds, or closing it: sending, and words for what comes of it. One chunk: it
 * imports those before whole.
 */
export const replying = { newReply, outgoingView, questionView, showQuestion, hindranceInWords };

export type Replying = typeof replying;
