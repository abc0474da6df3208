import type { AgentAction } from './control/protocol.ts';
import { type Desk, seedStaff } from './desk.ts';
import { renderMarkdown } from './pages/markdown.ts';
import { type ConversationRow, changeConversation, markSeen } from './store/conversations.ts';
import { insertMessage } from './store/messages.ts';
import { STATUS, statusAfter } from './store/statuses.ts';

/** Does what the forms on a conversation's page offer. */
export function act(desk: Desk, conversation: ConversationRow, action: AgentAction): void {
  const { store } = desk;
  store.transaction(() => {
    if (action.kind === 'status') {
      changeConversation(store, conversation.id, { status: action.status });
      return;
    }
    const visibility = action.kind === 'note' ? 1 : 0;
    const status = statusAfter({
      status: conversation.status,
      from: 'agent',
      visibility,
      reopen: false,
      answered: STATUS.pending,
    });
    const message = {
      person: seedStaff(desk),
      body: action.body,
      originalBody: renderMarkdown(action.body),
      visibility,
      originId: null,
      recipients: [],
      attachments: [],
    };
    insertMessage(store, conversation, message, status);
    markSeen(store, conversation.id);
  });
  desk.changes.moved('records');
}
