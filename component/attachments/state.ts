import type { Attachment, AttachmentRules, FileRefusal } from '../../worker/contract/attachments.ts';
import type { Refused, Unreachable } from '../request.ts';
import type { Gone } from './outgoing.ts';

/** Why a file cannot go with the message; another try would not help. */
export type RefusalReason = FileRefusal | 'folder' | 'total_too_large' | 'content' | 'gone';

/** Why a file is not uploaded; another try may help, unless the file is no longer at hand. */
export type FailureReason = 'network' | 'busy' | 'unavailable' | 'expired' | 'interrupted';

/** How far one file is. */
export type FileState =
  | { status: 'queued' }
  | { status: 'uploading'; progress: number }
  | { status: 'uploaded'; attachment: Attachment }
  | { status: 'refused'; reason: RefusalReason; rules: AttachmentRules }
  | { status: 'failed'; reason: FailureReason };

const NEXT: Readonly<Record<FileState['status'], readonly FileState['status'][]>> = {
  queued: ['uploading'],
  uploading: ['uploading', 'queued', 'uploaded', 'refused', 'failed'],
  uploaded: ['queued', 'failed'],
  refused: [],
  failed: ['queued'],
};

/** The next state; a step that cannot happen is a mistake in the program and throws. */
export function step(from: FileState, to: FileState): FileState {
  if (!NEXT[from.status].includes(to.status)) throw new Error(`${from.status} to ${to.status}`);
  return to;
}

/** What a failed upload means for its file. */
export function afterFailure(result: Refused | Unreachable | Gone, rules: AttachmentRules): FileState {
  const refused = (reason: RefusalReason): FileState => ({ status: 'refused', reason, rules });
  if (result.outcome === 'gone') return refused('gone');
  if (result.outcome === 'unreachable') return { status: 'failed', reason: 'network' };
  switch (result.code) {
    case 'media_type':
      return refused('file_type');
    case 'too_large':
      return refused('file_too_large');
    case 'attachment_refused':
      return refused('content');
    case 'rate_limited':
      return { status: 'failed', reason: 'busy' };
    default:
      return { status: 'failed', reason: 'unavailable' };
  }
}
