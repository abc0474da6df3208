import type { English } from '../messages.ts';
import { absentTexts } from './absent.ts';
import { dialogTexts } from './dialog.ts';
import { fieldTexts } from './fields.ts';
import { fileTexts } from './files.ts';
import { followingTexts } from './following.ts';
import { formTexts } from './form.ts';
import { historyTexts } from './history.ts';
import { outcomeTexts } from './outcome.ts';
import { outdatedTexts } from './outdated.ts';
import { refusalTexts } from './refusal.ts';
import { replyingTexts } from './replying.ts';
import { searchingTexts } from './searching.ts';
import { sessionTexts } from './session.ts';
import { troubleTexts } from './trouble.ts';

/** All of English, for tools and tests; the elements load it section by section. */
export const allTexts: English = {
  form: formTexts,
  fields: fieldTexts,
  files: fileTexts,
  trouble: troubleTexts,
  outcome: outcomeTexts,
  absent: absentTexts,
  session: sessionTexts,
  refusal: refusalTexts,
  history: historyTexts,
  searching: searchingTexts,
  following: followingTexts,
  replying: replyingTexts,
  dialog: dialogTexts,
  outdated: outdatedTexts,
};
