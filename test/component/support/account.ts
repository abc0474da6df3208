import '../../../component/define-history.ts';
import '../../../component/define-launcher.ts';
import type { LitElement } from 'lit';
import type { AccountClient } from '../../../component/account-client.ts';
import type { SendOptions } from '../../../component/client.ts';
import type { ReamazeLauncher } from '../../../component/launcher/launcher.ts';
import type { ReamazeContact } from '../../../component/reamaze-contact.ts';
import type { ReamazeHistory } from '../../../component/reamaze-history.ts';
import type { Refused, Result, Unreachable } from '../../../component/request.ts';
import { storageName } from '../../../component/session/hints.ts';
import type { FormConfig } from '../../../worker/contract/form.ts';
import type { ConversationSummary } from '../../../worker/contract/history.ts';
import type { ProblemCode } from '../../../worker/contract/problem.ts';
import type { Customer, Session } from '../../../worker/contract/session.ts';
import type { Accepted } from '../../../worker/contract/submission.ts';
import { mount, type } from './element.ts';
import { clientWith, form } from './fixtures.ts';

/** Never to be seen outside of memory and the tab's storage. */
export const TOKEN = 'canary-token-7f3k92qm';
export const CODE = '12345678';
export const ANN: Customer = { email: 'ann@example.com', name: 'Ann Rider' };

export const historyForm: FormConfig = { ...form, history: true, codes: true };

/** A session that holds for hours. */
export function sessionOf(customer: Customer = ANN, token = TOKEN): Session {
  return { token, expiresAt: new Date(Date.now() + 3_600_000).toISOString(), customer };
}

export const conversation: ConversationSummary = {
  id: 'belt-squeaks',
  reference: '7F3K-92QM',
  subject: 'The belt squeaks',
  state: 'open',
  createdAt: '2026-11-01T10:00:00Z',
  updatedAt: '2026-11-01T10:00:00Z',
  lastMessage: { from: 'customer', body: 'Since the last service.', createdAt: '2026-11-01T10:00:00Z' },
};

export const ok = <T>(value: T) => ({ outcome: 'ok', value }) as const;
export const refused = (status: number, code: ProblemCode, more: Partial<Refused> = {}): Refused => ({
  outcome: 'problem',
  status,
  code,
  errors: [],
  ...more,
});
export const lost: Unreachable = { outcome: 'unreachable', reason: 'network' };

/** A Worker that sends codes and knows one customer, but for what a test replaces. */
function accountWith(replaced: Partial<AccountClient> = {}): AccountClient {
  const tagged = <T>(value: T) => Promise.resolve(ok({ value, etag: null }));
  return {
    requestCode: () =>
      Promise.resolve(
        ok({ challenge: 'challenge-1', expiresAt: new Date(Date.now() + 600_000).toISOString() }),
      ),
    signIn: () => Promise.resolve(ok(sessionOf())),
    getSession: () => Promise.resolve(ok({ expiresAt: sessionOf().expiresAt, customer: ANN })),
    signOut: () => Promise.resolve(ok(undefined)),
    listConversations: () => tagged({ items: [conversation], next: null }),
    getConversation: () => tagged({ ...conversation, data: {} }),
    listMessages: () => tagged({ items: [], next: null }),
    sendReply: () => Promise.resolve(ok({ reference: 'REF-2', state: 'accepted' })),
    setState: () => Promise.resolve(ok({ ...conversation, data: {} })),
    ...replaced,
  };
}

let count = 0;
const mounted: HTMLElement[] = [];

/** Nothing of a test is left for the next one. */
export function leaveNothing(): void {
  for (const element of mounted.splice(0)) element.remove();
  sessionStorage.clear();
}

/** A Worker that no other test has heard of, so that nothing is left there of another's session. */
export function newEndpoint(): string {
  count += 1;
  return `https://worker-${count}.example/`;
}

/** The form of a site with a history. */
export function mountContact(
  account: Partial<AccountClient> = {},
  properties: Partial<ReamazeContact> = {},
  config: FormConfig = historyForm,
): ReamazeContact {
  const client = properties.client ?? clientWith({ getForm: () => Promise.resolve(ok(config)) });
  const element = mount(client, {
    endpoint: newEndpoint(),
    accountClient: accountWith(account),
    ...properties,
    client,
  });
  mounted.push(element);
  return element;
}

/** The element for account pages. */
export function mountHistory(
  account: Partial<AccountClient> = {},
  properties: Partial<ReamazeHistory> = {},
  config: FormConfig = historyForm,
): ReamazeHistory {
  const element = document.createElement('reamaze-history');
  Object.assign(element, {
    endpoint: newEndpoint(),
    client: clientWith({ getForm: () => Promise.resolve(ok(config)) }),
    accountClient: accountWith(account),
    ...properties,
  });
  document.body.append(element);
  mounted.push(element);
  return element;
}

/** The button that opens the first dialog of the page. */
export function mountLauncher(attributes: Record<string, string> = {}): ReamazeLauncher {
  const launcher = document.createElement('reamaze-launcher');
  for (const [name, value] of Object.entries(attributes)) launcher.setAttribute(name, value);
  document.body.append(launcher);
  mounted.push(launcher);
  return launcher;
}

/** As if the page before this one had signed somebody in. */
export function signedInBefore(session = sessionOf()): string {
  const endpoint = newEndpoint();
  sessionStorage.setItem(storageName(endpoint), JSON.stringify(session));
  return endpoint;
}

/** What the tab keeps of the session. */
export function mirrored(endpoint: string): string | null {
  return sessionStorage.getItem(storageName(endpoint));
}

/** A Worker that takes messages, and remembers whose they were. */
export function taking(...answers: Result<Accepted>[]) {
  const sent: { body: Record<string, unknown>; options: SendOptions | undefined }[] = [];
  const client = clientWith({
    getForm: () => Promise.resolve(ok(historyForm)),
    sendConversation: (body, _, options) => {
      sent.push({ body: JSON.parse(body), options });
      return Promise.resolve(answers[sent.length - 1] ?? ok({ reference: 'REF-1', state: 'accepted' }));
    },
  });
  return { client, sent };
}

/** A message, all but who sends it. */
export function write(element: LitElement): void {
  type(element, 'subject', 'Squeaks');
  type(element, 'body', 'It squeaks.');
  type(element, 'data-topic', 'technical');
}
