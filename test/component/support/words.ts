import { allTexts } from '../../../component/locales/en/all.ts';
import { english, Words } from '../../../component/locales/words.ts';

/** Everything in English, whatever the element has loaded by now. */
Object.assign(english, allTexts);

export const words = new Words();
