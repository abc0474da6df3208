/** What the first interaction adds: checks, uploads and sending. Loaded as one chunk. */
export { AttachmentsController } from './attachments/controller.ts';
export { createCheck } from './submissions/check.ts';
export { deliver, fileErrors } from './submissions/delivery.ts';
