/** What the first interaction adds: the checks, and attaching files. Loaded as one chunk. */
export { AttachmentsController } from './attachments/controller.ts';
export { filesView } from './attachments/files-view.ts';
export { upload } from './attachments/upload.ts';
export { fileTexts } from './locales/en/files.ts';
export { createCheck } from './submissions/check.ts';
