import 'axe-core';
import { assert } from 'chai';
import type { Answer, OperatorClient, Trouble } from '../../../worker/operator/client.ts';
import { OperatorPage } from '../../../worker/operator/page/operator-page.ts';
import type { Ports } from '../../../worker/operator/page/ports.ts';
import type { OperatorHealth, SubmissionDetail } from '../../../worker/operator/wire.ts';
import { errorWords } from '../../../worker/operator/words.ts';

const TOKEN = 'the-right-token';
export const NOW = Date.parse('2026-11-20T12:00:00Z');
const PAGE = 2;

/** An outbox of a few messages, as the Worker would tell of it. */
export interface FakeOutbox {
  items: SubmissionDetail[];
  stopped: OperatorHealth['stopped'];
  /** What every question ends in, if set. */
  trouble: Trouble | undefined;
  questions: number;
}

export function submission(change: Partial<SubmissionDetail> & { id: string }): SubmissionDetail {
  return {
    reference: `REF-${change.id}`,
    kind: 'conversation',
    state: 'failed',
    attempts: 2,
    lastError: 'status_422',
    createdAt: new Date(NOW - 5 * 60_000).toISOString(),
    updatedAt: new Date(NOW - 60_000).toISOString(),
    uncertain: false,
    nextAttemptAt: null,
    conversationId: null,
    message: {
      kind: 'conversation',
      channel: 'support',
      tags: [],
      subject: `About <b>${change.id}</b>`,
      body: 'Hello\n  <script>alert(1)</script>',
      author: { name: 'Ann', email: 'ann@example.com' },
      data: { topic: 'billing' },
      attachments: [{ id: 'f', name: 'photo.png' }],
    },
    ...change,
  };
}

function lastErrorOf([first]: SubmissionDetail[]): OperatorHealth['lastError'] {
  if (!first?.lastError) return null;
  return { code: first.lastError, words: errorWords(first.lastError), at: first.updatedAt };
}

function clientOf(outbox: FakeOutbox, token: string): OperatorClient {
  const answer = <T>(value: () => T | undefined): Promise<Answer<T>> => {
    outbox.questions += 1;
    const unknown: Trouble = { code: token === TOKEN ? 'not_found' : 'unauthenticated', setup: [] };
    const trouble = outbox.trouble ?? (token === TOKEN ? undefined : unknown);
    const found = trouble ? undefined : value();
    return Promise.resolve(
      found === undefined ? { ok: false, trouble: trouble ?? unknown } : { ok: true, value: found },
    );
  };
  const find = (id: string) => outbox.items.find((item) => item.id === id);
  const count = (state: string) => outbox.items.filter((item) => item.state === state).length;
  return {
    health: () =>
      answer(() => ({
        status: outbox.stopped ? 'delivery_stopped' : 'ok',
        failedLately: 0,
        counts: {
          accepted: count('accepted'),
          sending: count('sending'),
          unknown: count('unknown'),
          waiting: count('waiting'),
          failed: count('failed'),
          delivered: count('delivered'),
        },
        oldestAt: count('waiting') > 0 ? new Date(NOW - 5 * 60_000).toISOString() : null,
        stopped: outbox.stopped,
        lastError: lastErrorOf(outbox.items),
      })),
    list: (state, cursor) =>
      answer(() => {
        const items = outbox.items.filter((item) => state === undefined || item.state === state);
        const end = Number(cursor ?? 0) + PAGE;
        return { items: items.slice(end - PAGE, end), next: end < items.length ? String(end) : null };
      }),
    show: (id) => answer(() => find(id)),
    retry: (id) =>
      answer(() => {
        outbox.items = outbox.items.map((item) => (item.id === id ? { ...item, state: 'waiting' } : item));
        return find(id);
      }),
    remove: async (id) => {
      const removed = await answer(() => {
        outbox.items = outbox.items.filter((item) => item.id !== id);
        return true;
      });
      return removed.ok ? { ok: true, value: undefined } : removed;
    },
    exportAll: () => answer(() => JSON.stringify({ items: outbox.items })),
  };
}

/** The page over a fake outbox, with a clock that stands and refreshes by hand. */
export function mount(outbox: Partial<FakeOutbox> = {}) {
  const fake: FakeOutbox = { items: [], stopped: null, trouble: undefined, questions: 0, ...outbox };
  const saved: { name: string; text: string }[] = [];
  const ticking = new Set<() => void>();
  const ports: Ports = {
    connect: (token) => clientOf(fake, token),
    now: () => NOW,
    every(_ms, call) {
      ticking.add(call);
      return () => void ticking.delete(call);
    },
    save: (name, text) => void saved.push({ name, text }),
  };
  if (!customElements.get('operator-page')) customElements.define('operator-page', OperatorPage);
  const element = document.createElement('operator-page') as OperatorPage;
  element.ports = ports;
  document.body.append(element);
  return { element, fake, saved, ticking, tick: () => [...ticking].forEach((call) => void call()) };
}

/** Resolves as soon as something in the page matches, and says this. */
export function shows<T extends HTMLElement = HTMLElement>(
  element: OperatorPage,
  selector: string,
  text = '',
): Promise<T> {
  return new Promise((resolve) => {
    const look = () => {
      const all = [...(element.shadowRoot?.querySelectorAll<T>(selector) ?? [])];
      const found = all.find((it) => it.textContent?.replace(/\s+/g, ' ').includes(text));
      if (!found) return;
      element.removeController(watcher);
      resolve(found);
    };
    const watcher = { hostUpdated: look };
    element.addController(watcher);
    look();
  });
}

export async function press(element: OperatorPage, selector: string, text = ''): Promise<void> {
  (await shows(element, selector, text)).click();
}

export async function signIn(element: OperatorPage, token = TOKEN): Promise<void> {
  (await shows<HTMLInputElement>(element, '#token')).value = token;
  await press(element, '.primary');
}

/** Fails if axe finds anything in the page. */
export async function accessible(element: OperatorPage): Promise<void> {
  const { violations } = await window.axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    [],
  );
}
