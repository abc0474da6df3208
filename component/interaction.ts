import { AttachmentsController } from './attachments/controller.ts';
import { problemInWords } from './attachments/file-words.ts';
import { dropView, filesView } from './attachments/files-view.ts';
import { createUploads } from './attachments/upload.ts';
import { attend } from './attending.ts';
import { failureInWords } from './failure-words.ts';
import { FocusController } from './focus.ts';
import { fileTexts } from './locales/en/files.ts';
import { troubleTexts } from './locales/en/trouble.ts';
import { english } from './locales/words.ts';
import { refusalOf } from './problems.ts';
import { files } from './styles/files.ts';
import { inUse } from './styles/in-use.ts';
import { notice } from './styles/notice.ts';
import { announcement } from './submissions/announcement.ts';
import { fingerprint } from './submissions/fingerprint.ts';
import { measure } from './submissions/measure.ts';

english.files = fileTexts;
english.trouble = troubleTexts;

/** What the first interaction adds: checks, uploads and their list, care for the focus. One chunk. */
export const interaction = {
  announcement,
  AttachmentsController,
  attend,
  createUploads,
  dropView,
  failureInWords,
  FocusController,
  filesView,
  fingerprint,
  measure,
  problemInWords,
  refusalOf,
  styles: [notice, inUse, files],
};

export type Interaction = typeof interaction;
