import { AttachmentsController } from './attachments/controller.ts';
import { filesView } from './attachments/files-view.ts';
import { createClient } from './client.ts';
import { FocusController } from './focus.ts';
import { fileTexts } from './locales/en/files.ts';
import { files } from './styles/files.ts';
import { announcement } from './submissions/announcement.ts';
import { createCheck } from './submissions/check.ts';
import { measure } from './submissions/measure.ts';

/** What the first interaction adds: checks, uploads and their list, care for the focus. One chunk. */
export const interaction = {
  announcement,
  AttachmentsController,
  createCheck,
  createClient,
  FocusController,
  fileTexts,
  filesView,
  measure,
  styles: [files],
};

export type Interaction = typeof interaction;
