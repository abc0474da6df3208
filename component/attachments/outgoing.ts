import { type Attachment, type AttachmentRules, mediaTypeOf } from '../../worker/contract/attachments.ts';
import type { UploadOptions } from '../client.ts';
import type { Result } from '../request.ts';
import type { Uploads } from './upload.ts';

/** The file was moved, changed or deleted since it was chosen, or nobody may read it. */
export interface Gone {
  outcome: 'gone';
}

/** Uploads a file, a photo without what its camera wrote into it unless the site wants that. */
export async function sendFile(
  file: File,
  client: Uploads,
  { keepMetadata }: Pick<AttachmentRules, 'keepMetadata'>,
  options: UploadOptions,
): Promise<Result<Attachment> | Gone> {
  let outgoing = file;
  if (!keepMetadata && mediaTypeOf(file)?.startsWith('image/')) {
    try {
      outgoing = await (await import('./picture-only.ts')).pictureOnly(file);
    } catch (error) {
      return error instanceof DOMException
        ? { outcome: 'gone' }
        : { outcome: 'unreachable', reason: 'network' };
    }
  }
  const result = await client.uploadAttachment(outgoing, options);
  // A file that cannot be read looks like a connection that broke.
  return result.outcome === 'unreachable' && !(await canBeRead(file)) ? { outcome: 'gone' } : result;
}

function canBeRead(file: File): Promise<boolean> {
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}
