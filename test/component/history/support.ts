import { html, LitElement, type TemplateResult } from 'lit';
import type { AccountClient } from '../../../component/account-client.ts';
import { AttachmentsController } from '../../../component/attachments/controller.ts';
import type { Clock } from '../../../component/history/clock.ts';
import { HistoryController } from '../../../component/history/controller.ts';
import type { HistoryDesk, HistoryPorts } from '../../../component/history/desk.ts';
import { historyScreen } from '../../../component/history/screen.ts';
import type { ReadResult } from '../../../component/reader.ts';
import type { Refused, Unreachable } from '../../../component/request.ts';
import { SessionStore } from '../../../component/session/store.ts';
import { afterSend } from '../../../component/styles/after-send.ts';
import { files } from '../../../component/styles/files.ts';
import { form as formStyles } from '../../../component/styles/form.ts';
import { history } from '../../../component/styles/history.ts';
import { historyThread } from '../../../component/styles/history-thread.ts';
import { screens } from '../../../component/styles/screens.ts';
import { tokens } from '../../../component/styles/tokens.ts';
import type {
  Conversation,
  ConversationSummary,
  Page,
  ThreadMessage,
} from '../../../worker/contract/history.ts';
import { clientWith, form, memoryStorage } from '../support/fixtures.ts';
import { words as english } from '../support/words.ts';

/** Shows the screens of a history as an element does. */
export class HistoryHost extends LitElement {
  static override styles = [tokens, formStyles, screens, files, afterSend, history, historyThread];
  controller: HistoryController | undefined;
  direction = 'ltr';

  override render(): TemplateResult {
    const { controller } = this;
    return html`<div class="all" lang="en" dir=${this.direction}>${controller && historyScreen(controller, english)}</div>`;
  }
}
customElements.define('history-host', HistoryHost);

/** When it is, unless a test says otherwise. */
export const NOW = Date.parse('2026-05-14T14:32:00Z');
const MINUTE = 60_000;

/** So many minutes ago, as the wire has it. */
export const ago = (minutes: number): string => new Date(NOW - minutes * MINUTE).toISOString();

export function conversation(id: string, given: Partial<Conversation> = {}): Conversation {
  return {
    id,
    reference: null,
    subject: `About ${id}`,
    state: 'open',
    createdAt: ago(60),
    updatedAt: ago(30),
    lastMessage: { from: 'customer', body: `The last words on ${id}`, createdAt: ago(30) },
    data: {},
    ...given,
  };
}

export function message(id: string, given: Partial<ThreadMessage> = {}): ThreadMessage {
  return {
    id,
    from: 'customer',
    author: { name: 'Ann Rider' },
    body: `The text of ${id}`,
    createdAt: ago(30),
    attachments: [],
    ...given,
  };
}

/** Time that passes when a test says so. */
export class FakeClock implements Clock {
  private time = NOW;
  private timers: { at: number; act: () => void }[] = [];

  now = (): number => this.time;

  after = (ms: number, act: () => void): (() => void) => {
    const timer = { at: this.time + ms, act };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  };

  /** Milliseconds until something is due. */
  get next(): number | undefined {
    const due = this.timers.map(({ at }) => at - this.time);
    return due.length > 0 ? Math.min(...due) : undefined;
  }

  pass(ms: number): void {
    this.time += ms;
    const due = this.timers.filter(({ at }) => at <= this.time);
    this.timers = this.timers.filter((timer) => !due.includes(timer));
    for (const { act } of due) act();
  }
}

/** What the Worker has of one customer. */
export interface Inbox {
  conversations: Conversation[];
  /** By conversation, oldest first. */
  messages: Record<string, ThreadMessage[]>;
  /** Items of a page. */
  page: number;
}

const ok = <T>(value: T): ReadResult<T> => ({
  outcome: 'ok',
  value: { value, etag: `"${JSON.stringify(value).length}-${JSON.stringify(value)}"` },
});

function read<T>(value: T, etag: string | null | undefined): ReadResult<T> {
  const result = ok(value);
  return result.outcome === 'ok' && result.value.etag === etag ? { outcome: 'unchanged' } : result;
}

const problem = (status: number, code: Refused['code']): Refused => ({
  outcome: 'problem',
  status,
  code,
  errors: [],
});
export const NOT_FOUND = problem(404, 'not_found');
export const AWAY = problem(503, 'helpdesk_unavailable');
export const SIGNED_OUT = problem(401, 'unauthenticated');
export const OFFLINE: Unreachable = { outcome: 'unreachable', reason: 'network' };

/** A Worker with this inbox, but for what a test replaces. */
export function accountWith(inbox: Inbox, replaced: Partial<AccountClient> = {}): AccountClient {
  const find = (id: string) =>
    inbox.conversations.find((one) => one.id === id || (one.reference !== null && one.reference === id));
  const unexpected = () => Promise.reject(new Error('Not expected.'));
  return {
    requestCode: unexpected,
    signIn: unexpected,
    getSession: unexpected,
    signOut: unexpected,
    listConversations: (_, { state, cursor }, { etag } = {}) => {
      const all = inbox.conversations
        .filter((one) => (one.state === 'closed') === (state === 'closed'))
        .map(({ data: _, ...summary }): ConversationSummary => summary);
      const from = Number(cursor ?? 0);
      const end = from + inbox.page;
      const page: Page<ConversationSummary> = {
        items: all.slice(from, end),
        next: end < all.length ? String(end) : null,
      };
      return Promise.resolve(read(page, etag));
    },
    getConversation: (_, id, { etag } = {}) => {
      const found = find(id);
      return Promise.resolve(found ? read(found, etag) : NOT_FOUND);
    },
    listMessages: (_, id, { cursor }, { etag } = {}) => {
      const all = inbox.messages[id] ?? [];
      const end = all.length - Number(cursor ?? 0);
      const start = Math.max(0, end - inbox.page);
      return Promise.resolve(
        read({ items: all.slice(start, end), next: start > 0 ? String(all.length - start) : null }, etag),
      );
    },
    sendReply: () => Promise.resolve({ outcome: 'ok', value: { reference: 'R-1', state: 'accepted' } }),
    setState: (_, id, state) => {
      const found = find(id);
      if (!found) return Promise.resolve(NOT_FOUND);
      found.state = state;
      return Promise.resolve({ outcome: 'ok', value: { ...found } });
    },
    ...replaced,
  };
}

export interface Stage {
  host: HistoryHost;
  controller: HistoryController;
  clock: FakeClock;
  session: SessionStore;
  /** Calls of the desk, such as `open a`. */
  heard: string[];
}

export interface Props {
  desk?: Partial<HistoryDesk>;
  ports?: HistoryPorts;
  session?: SessionStore;
}

/** A session that has just begun, and is kept nowhere else. */
export function newSession(email = 'ann@example.com'): SessionStore {
  const storage = memoryStorage();
  const session = new SessionStore('https://contact.example.com/', {
    storage: () => storage,
    schedule: () => undefined,
  });
  session.begin({
    token: `token-${email}`,
    expiresAt: '2999-01-01T00:00:00Z',
    customer: { email, name: 'Ann Rider' },
  });
  return session;
}

/** The form of the site. */
export const stageForm = () => ({ ...form, history: true, closing: true });

/** The screens of an account, in the page. */
export function stage(client: AccountClient, { desk, ports, session = newSession() }: Props = {}): Stage {
  const host = new HistoryHost();
  const clock = new FakeClock();
  const heard: string[] = [];
  const tab = memoryStorage();
  const device = memoryStorage();
  document.body.append(host);
  const controller = new HistoryController(
    host,
    {
      address: 'https://contact.example.com/',
      client,
      session,
      form: stageForm(),
      createAttachments: (changed) =>
        new AttachmentsController(host, {
          client: clientWith(),
          rules: form.attachments,
          language: { words: english },
          changed,
        }),
      onOpen: (id, reference) => heard.push(`open ${id} ${reference}`),
      onBack: () => heard.push('back'),
      onSignedOut: () => {
        heard.push('signed out');
        host.controller = undefined;
        host.requestUpdate();
      },
      onWrite: () => heard.push('write'),
      ...desk,
    },
    { clock, random: () => 0, tabStorage: () => tab, deviceStorage: () => device, ...ports },
  );
  host.controller = controller;
  host.requestUpdate();
  return { host, controller, clock, session, heard };
}

/** Resolves with what is looked for, as soon as an update of the element brings it. */
export function until<T>(host: LitElement, look: () => T | undefined | null | false): Promise<T> {
  return new Promise((resolve) => {
    const check = () => {
      const found = look();
      if (!found) return;
      host.removeController(watcher);
      resolve(found);
    };
    const watcher = { hostUpdated: check };
    host.addController(watcher);
    check();
  });
}

export const all = (host: LitElement, selector: string): HTMLElement[] => [
  ...(host.renderRoot.querySelectorAll<HTMLElement>(selector) ?? []),
];

/** The first element that matches and has these words in it, once it is there. */
export const shows = (host: LitElement, selector: string, words = ''): Promise<HTMLElement> =>
  until(host, () => all(host, selector).find((element) => textOf(element).includes(words)));

export const textOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

/** What is on screen, in words. */
export const words = (host: LitElement): string => all(host, '.all').map(textOf).join(' ');

/** Subjects in the list. */
export const subjects = (host: LitElement): string[] => all(host, '.row button').map(textOf);

export function write(host: LitElement, selector: string, value: string): void {
  const [input] = all(host, selector) as HTMLInputElement[];
  if (!input) throw new Error(`${selector} should be there`);
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
