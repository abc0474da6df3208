import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Helpdesk, type HelpdeskOptions, startHelpdesk } from '../../demo/helpdesk/server.ts';
import { attachmentsOf, keepAttachment } from '../../demo/helpdesk/store/attachments.ts';
import { type ConversationRow, insertConversation } from '../../demo/helpdesk/store/conversations.ts';
import { openStore, type Store } from '../../demo/helpdesk/store/database.ts';
import { insertMessage } from '../../demo/helpdesk/store/messages.ts';
import type { PersonRow } from '../../demo/helpdesk/store/people.ts';
import { ensurePerson, ensureStaff } from '../../demo/helpdesk/store/people.ts';
import { STATUS } from '../../demo/helpdesk/store/statuses.ts';
import { isThread, PER_THREAD, TARGET, vectorsTo } from '../end-to-end/support/vectors.ts';
import { pngOf } from './stack.ts';

/**
 * A helpdesk where everything that somebody else can write is an attack: subjects, names, bodies as text, HTML and
 * Markdown, names of files, data.
 *
 * @param away origin that attacks call out to
 */
export async function startHostileHelpdesk(login: HelpdeskOptions['login'], away: string): Promise<Helpdesk> {
  const folder = await mkdtemp(join(tmpdir(), 'hostile-helpdesk-'));
  const database = join(folder, 'helpdesk.sqlite');
  const store = openStore(database, Date.now);
  const vectors = vectorsTo(away);
  store.transaction(() => {
    for (const [index, vector] of vectors.entries())
      begin(store, vector, isThread(index) ? vectors.slice(index, index + PER_THREAD) : []);
  });
  store.close();
  const helpdesk = await startHelpdesk({ login, database });
  return {
    url: helpdesk.url,
    async close() {
      await helpdesk.close();
      await rm(folder, { recursive: true });
    },
  };
}

function begin(store: Store, vector: string, thread: string[]): void {
  const customer = ensurePerson(store, TARGET, '<b>Target</b>');
  const conversation = insertConversation(store, {
    subject: vector,
    category: 'support',
    status: STATUS.unresolved,
    tags: [],
    data: { topic: vector, order_number: vector },
    author: customer,
    assignee: null,
    originId: null,
  });
  say(store, conversation, customer, vector);
  for (const one of thread) {
    const agent = ensureStaff(store, `${randomUUID()}@acorn-bikes.example`, one);
    say(store, conversation, customer, one);
    say(store, conversation, agent, `<div>An HTML mail:</div><div>${one}</div><p>after</p>`, one);
    say(
      store,
      conversation,
      agent,
      `A *Markdown* **answer**:\n\n${one}\n\n> ${one}\n\n[${one}](https://ok.example/)`,
    );
  }
}

function say(store: Store, conversation: ConversationRow, person: PersonRow, body: string, file = ''): void {
  const attachments = file === '' ? [] : ['page', 'picture'];
  const { id } = insertMessage(
    store,
    conversation,
    { person, body, originalBody: body, visibility: 0, originId: null, recipients: [], attachments },
    STATUS.unresolved,
  );
  for (const { key, source_url: kind } of attachmentsOf(store, id)) {
    const type = kind === 'page' ? 'text/html' : 'image/png';
    const bytes = kind === 'page' ? new TextEncoder().encode(file) : pngOf(200);
    keepAttachment(store, key, { name: file, type, bytes });
  }
}
