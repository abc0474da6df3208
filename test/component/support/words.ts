import { absentTexts } from '../../../component/locales/en/absent.ts';
import { fieldTexts } from '../../../component/locales/en/fields.ts';
import { fileTexts } from '../../../component/locales/en/files.ts';
import { historyTexts } from '../../../component/locales/en/history.ts';
import { outcomeTexts } from '../../../component/locales/en/outcome.ts';
import { replyingTexts } from '../../../component/locales/en/replying.ts';
import { sessionTexts } from '../../../component/locales/en/session.ts';
import { troubleTexts } from '../../../component/locales/en/trouble.ts';
import { english, Words } from '../../../component/locales/words.ts';

/** Everything in English, whatever the element has loaded by now. */
Object.assign(english, {
  absent: absentTexts,
  fields: fieldTexts,
  files: fileTexts,
  history: historyTexts,
  outcome: outcomeTexts,
  replying: replyingTexts,
  session: sessionTexts,
  trouble: troubleTexts,
});

export const words = new Words();
