import { ownTimers } from '../deadlines.ts';
import type {
  CreateOutcome,
  FindOutcome,
  Helpdesk,
  NewConversation,
  NewMessage,
  Unclear,
} from '../helpdesk.ts';
import { createByReference } from './by-reference.ts';
import { createReamazeClient, type ReamazeClient, type ReamazeLogin } from './client.ts';
import { isLetIn } from './let-in.ts';
import { escapeMarkdown } from './markdown.ts';
import { conversationPath, messagesPath } from './paths.ts';
import { createReading } from './reading.ts';
import { ensureOpen } from './state.ts';
import { strayed } from './strayed.ts';
import {
  type Conversation,
  conversationAnswer,
  conversationsAnswer,
  createdAnswer,
  messagesAnswer,
  postedAnswer,
} from './wire.ts';

/** Fixed by Re:amaze. */
const PAGE_SIZE = 30;

/** A customer's reply is there, in a conversation that nobody looks at. */
const NOT_REOPENED: Unclear = { is: 'unclear', reason: 'not_reopened' };

/** Re:amaze, by its API v1 (https://www.reamaze.com/api). */
export function createReamaze(
  login: ReamazeLogin,
  fetch = globalThis.fetch.bind(globalThis),
  deadlines = ownTimers,
): Helpdesk {
  const call = createReamazeClient(login, fetch, deadlines);
  const reading = createReading(call);

  return {
    ...reading,
    findByReference: createByReference(call, reading.getConversation),

    async createConversation(conversation): Promise<CreateOutcome> {
      const answer = await call('POST', '/conversations', { body: createBody(conversation) });
      if (answer.is !== 'ok') return answer;
      const created = createdAnswer.safeParse(answer.json);
      return created.success
        ? { is: 'delivered', conversationId: created.data.slug }
        : { is: 'unclear', reason: 'unreadable_answer' };
    },

    async findConversation({ submissionId, author }): Promise<FindOutcome> {
      // Not by `for=` as well: what that does with an address Re:amaze has never seen is nowhere said.
      const answer = await call('GET', '/conversations', {
        query: { filter: 'all', 'data[submission_id]': submissionId },
      });
      if (answer.is === 'refused') return { is: 'unclear', reason: `status_${answer.status}` };
      if (answer.is !== 'ok') return answer;
      const list = conversationsAnswer.safeParse(answer.json);
      if (!list.success) return { is: 'unclear', reason: 'unreadable_answer' };

      const { conversations } = list.data;
      const proven = conversations.find(({ data }) => data?.['submission_id'] === submissionId);
      if (proven) return { is: 'found', conversationId: proven.slug };
      // A full page means that the filter was ignored, and ours may be on the next one.
      if (conversations.length >= PAGE_SIZE) return { is: 'unclear', reason: 'filter_ignored' };
      for (const { slug } of conversations.filter((conversation) => mayBe(author.email, conversation))) {
        const outcome = await inspect(call, slug, submissionId);
        if (outcome.is !== 'not_found') return outcome;
      }
      return { is: 'not_found' };
    },

    async createMessage(message): Promise<CreateOutcome> {
      const { conversationId } = message;
      const answer =
        (await strayed(call, conversationId)) ??
        (await call('POST', messagesPath(conversationId), { body: replyBody(message) }));
      // One conversation that is kept from us must not stop the line for everybody.
      if (answer.is === 'unauthorized' && (await isLetIn(call))) return { is: 'refused', status: 403 };
      if (answer.is !== 'ok') return answer;
      if (!postedAnswer.safeParse(answer.json).success) return { is: 'unclear', reason: 'unreadable_answer' };
      // Not what stood in the way, which would say that nothing was done. The look-up tries again.
      return (await ensureOpen(call, conversationId)) ? NOT_REOPENED : { is: 'delivered', conversationId };
    },

    async findMessage({ originId, conversationId }): Promise<FindOutcome> {
      const answer = await call('GET', messagesPath(conversationId));
      if (answer.is === 'refused') return { is: 'unclear', reason: `status_${answer.status}` };
      if (answer.is !== 'ok') return answer;
      const list = messagesAnswer.safeParse(answer.json);
      if (!list.success) return { is: 'unclear', reason: 'unreadable_answer' };
      const found = list.data.messages.some((message) => message.origin_id === originId);
      if (!found) return { is: 'not_found' };
      const trouble = await ensureOpen(call, conversationId);
      if (!trouble) return { is: 'found', conversationId };
      return trouble.is === 'refused' || trouble.is === 'unclear' ? NOT_REOPENED : trouble;
    },
  };
}

/** Lists may come without `data`. Then the conversation itself has to be asked, if it is not plainly another's. */
function mayBe(email: string, { data, author }: Conversation): boolean {
  return !data && (!author?.email || author.email.toLowerCase() === email.toLowerCase());
}

/** Only an answer that can be read says that it is another one. */
async function inspect(call: ReamazeClient, slug: string, submissionId: string): Promise<FindOutcome> {
  const answer = await call('GET', conversationPath(slug));
  if (answer.is === 'refused') return { is: 'unclear', reason: `status_${answer.status}` };
  if (answer.is !== 'ok') return answer;
  const conversation = conversationAnswer.safeParse(answer.json);
  if (!conversation.success) return { is: 'unclear', reason: 'unreadable_answer' };
  const found = conversation.data.data?.['submission_id'] === submissionId;
  return found ? { is: 'found', conversationId: slug } : { is: 'not_found' };
}

/**
 * Field by field: what is not named here never reaches Re:amaze. `user` is what makes it the visitor's message;
 * without it the message would be the staff user's. `user.data` stays out, it would overwrite the person's record.
 */
function createBody({ submissionId, channel, tags, subject, body, author, data, files }: NewConversation) {
  return {
    conversation: {
      subject,
      category: channel,
      tag_list: tags,
      data: { ...data, submission_id: submissionId },
      message: { body: escapeMarkdown(body), ...(files.length > 0 && { attachments: files }) },
      user: { name: author.name, email: author.email },
    },
  };
}

/** `visibility` and `user` make it a customer's message that everybody in the conversation sees. */
function replyBody({ originId, body, author, files }: NewMessage) {
  return {
    message: {
      body: escapeMarkdown(body),
      visibility: 0,
      origin_id: originId,
      user: { name: author.name, email: author.email },
      ...(files.length > 0 && { attachments: files }),
    },
  };
}
