import type { AttachmentsController } from '../attachments/controller.ts';
import type { DraftStore } from '../draft.ts';
import { createPause } from '../patience.ts';
import type { RepliesParts } from './replies.ts';
import { Reply } from './reply.ts';
import type { Visit } from './visit.ts';

/**
 * The reply of a visit, with what was written to it by now.
 *
 * @param files of the conversation on screen, or of the last one there
 */
export function newReply(
  visit: Visit,
  draft: DraftStore,
  { access, ports: { pause, random = Math.random }, visit: shown, done }: RepliesParts,
  files: AttachmentsController | undefined,
): Reply {
  const reply = new Reply({
    access,
    draft,
    pause: pause ?? createPause({ random }),
    id: () => visit.thread.id,
    accepted() {
      // What came of closing it was before that.
      if (visit.change.is === 'failed') visit.change = { is: 'none' };
      if (visit === shown()) done();
    },
  });
  // Where nothing can be stored.
  if (visit.text !== reply.text) reply.write(visit.text);
  const on = shown();
  if (files && (!on || on === visit)) reply.open(files);
  // Left meanwhile.
  if (!on) reply.leave();
  return reply;
}
