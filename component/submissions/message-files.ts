import type { Attachment } from '../../worker/contract/attachments.ts';
import type { Draft } from '../draft.ts';
import type { Desk, Tools } from './desk.ts';

/** The files of one message: those of its draft, and those chosen, until the tools that take them in are loaded. */
export class MessageFiles {
  tools: Tools | undefined;
  /** Chosen files that the tools could not be loaded for; they stay until they can. */
  held: readonly File[] = [];
  #desk: Desk | undefined;
  /** Uploaded files that the tools have not taken over yet. */
  #restored: readonly Attachment[] | undefined;
  /** Files that were under way when an earlier page ended. */
  #lost: readonly string[] = [];

  /** Uploaded files. */
  get uploaded(): readonly Attachment[] {
    return [...(this.#restored ?? []), ...(this.tools?.attachments.uploaded ?? [])];
  }

  /** Names of files that are not uploaded. */
  get unfinished(): readonly string[] {
    return [
      ...this.#lost,
      ...this.held.map(({ name }) => name),
      ...(this.tools?.attachments.unfinished ?? []),
    ];
  }

  get underWay(): boolean {
    return (this.tools?.attachments.underWay ?? 0) > 0 || this.held.length > 0;
  }

  /** Begins with another form. */
  open(desk: Desk): void {
    this.#desk = desk;
    this.tools = undefined;
  }

  /** Begins with what a draft holds, or with nothing. */
  takeUp(draft: Draft | undefined, lost: readonly string[] = []): void {
    if (!draft) this.clear();
    this.#restored = draft?.attachments ?? [];
    this.#lost = lost;
    this.#handOver();
  }

  /** Files of another tab join those here. */
  join(others: readonly Attachment[]): void {
    const own = this.uploaded;
    this.#restored = [...own, ...others.filter(({ id }) => !own.some((other) => other.id === id))];
    this.#handOver();
  }

  /** Loads the tools, if that works now, and hands over whatever waits for them. */
  async load(): Promise<Tools | undefined> {
    const desk = this.#desk;
    const tools = await desk?.tools().catch(() => undefined);
    if (tools && desk === this.#desk) {
      this.tools = tools;
      this.#handOver();
    }
    return tools;
  }

  async attach(files: readonly File[]): Promise<void> {
    this.held = [...this.held, ...files];
    await this.load();
  }

  clear(): void {
    this.#restored = undefined;
    this.#lost = [];
    this.held = [];
    this.tools?.attachments.clear();
  }

  #handOver(): void {
    const { tools, held } = this;
    const restored = this.#restored;
    const lost = this.#lost;
    if (!tools) return;
    this.#restored = undefined;
    this.#lost = [];
    this.held = [];
    if (restored) tools.attachments.restore(restored, lost, Date.now());
    if (held.length > 0) tools.attachments.add(held);
  }
}
