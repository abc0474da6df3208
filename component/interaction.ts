/** What the first interaction adds: the checks and the uploads. Loaded as one chunk. */
export { AttachmentsController } from './attachments/controller.ts';
export { upload } from './attachments/upload.ts';
export { createCheck } from './submissions/check.ts';
