import { allTexts } from '../../../component/locales/en/all.ts';
import { createWords, english } from '../../../component/locales/words.ts';

/** Everything in English, whatever the element has loaded by now. */
Object.assign(english, allTexts);

export const words = createWords();
