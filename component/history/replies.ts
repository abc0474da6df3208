import type { Conversation } from '../../worker/contract/history.ts';
import type { AttachmentsController } from '../attachments/controller.ts';
import { Later } from '../later.ts';
import type { Replying } from '../replying.ts';
import { blank } from '../submissions/written.ts';
import type { Access } from './access.ts';
import type { HistoryPorts } from './desk.ts';
import type { Reply } from './reply.ts';
import { forgetReplies, replyDraft } from './reply-drafts.ts';
import { nameOf } from './unread.ts';
import type { Visit } from './visit.ts';

export interface RepliesParts {
  access: Access;
  ports: HistoryPorts;
  /** Names the customer in what is kept. */
  customer: string;
  /** What is on screen. */
  visit(): Visit | undefined;
  /** Something was done to the conversation on screen: it is looked at again. */
  done(): void;
}

/** What is written to the conversations that were opened. What that takes is loaded when somebody is about to write. */
export class Replies {
  readonly parts: RepliesParts;
  /** What is typed is kept all the same, if this cannot be loaded. */
  readonly replying: Later<Replying>;
  /** Files that go with the reply on screen. */
  files: AttachmentsController | undefined;
  #over = false;

  constructor(parts: RepliesParts) {
    const { access, ports } = parts;
    this.parts = parts;
    this.replying = new Later(
      ports.replying ?? (async () => (await import('../replying.ts')).replying),
      access.changed,
    );
  }

  /** The conversation comes on screen. */
  open({ reply }: Visit): void {
    this.files ??= this.parts.access.desk.createAttachments(() => this.parts.visit()?.reply?.filesChanged());
    this.files.clear();
    reply?.open(this.files);
  }

  /** The thread is there: what was written to it before is taken up. */
  found(visit: Visit, conversation: Conversation): void {
    if (visit.draft) return;
    const { access, customer, ports } = this.parts;
    visit.draft = replyDraft(access.desk.address, customer, nameOf(conversation), ports.tabStorage);
    const stored = visit.draft.read();
    visit.text = stored?.written.body ?? '';
    visit.promised = Boolean(stored?.pending?.sent);
    if (stored) void this.begin(visit);
  }

  /** Somebody is about to write. Gives nothing if that cannot be loaded, or they are elsewhere by then. */
  async begin(visit = this.parts.visit()): Promise<Reply | undefined> {
    const chunk = await this.replying.load();
    if (!chunk || !visit?.draft || this.#over) return undefined;
    visit.reply ??= chunk.newReply(visit, visit.draft, this.parts, this.files);
    return visit === this.parts.visit() ? visit.reply : undefined;
  }

  write(visit: Visit, text: string): void {
    const { reply, draft } = visit;
    visit.text = text;
    if (reply) reply.write(text);
    else draft?.write({ attachments: [], ...draft.read(), written: blank({ body: text }) });
    // Not once more with each letter: the next who comes, sends, or is online again tries.
    if (!reply && !this.replying.failed) void this.begin(visit);
  }

  /** Files can go up before the reply is there to take them. */
  attach(files: readonly File[]): void {
    this.files?.add(files);
    void this.begin();
  }

  /** Forgets everything. @param left what was written, too: the customer has signed out */
  end(visits: readonly Visit[], left: boolean): void {
    const { access, ports } = this.parts;
    this.#over = true;
    for (const { reply } of visits) reply?.end();
    if (left) forgetReplies(access.desk.address, ports.tabStorage);
  }
}
