import type { ProblemCode } from '../contract/problem.ts';
import type { State } from '../submissions/delivery.ts';
import type { OperatorHealth, OutboxExport, Page, SubmissionDetail, SubmissionSummary } from './wire.ts';

/** Why a question has no answer. */
export interface Trouble {
  code: ProblemCode | 'unreachable';
  /** What is wrong with the set-up, where that is why. */
  setup: { where: string; problem: string }[];
}

/** What came of a question. Failures are data; nothing is thrown. */
export type Answer<T> = { ok: true; value: T } | { ok: false; trouble: Trouble };

/** What an operator asks of the Worker: the page does, and the command line. */
export interface OperatorClient {
  health(): Promise<Answer<OperatorHealth>>;
  list(state: State | undefined, cursor: string | undefined): Promise<Answer<Page<SubmissionSummary>>>;
  show(id: string): Promise<Answer<SubmissionDetail>>;
  retry(id: string): Promise<Answer<SubmissionDetail>>;
  remove(id: string): Promise<Answer<undefined>>;
  /** Everything that is not delivered, as JSON text. */
  exportAll(): Promise<Answer<string>>;
}

/** An export of thousands of messages takes a while. */
const ANSWER_TIMEOUT_MS = 120_000;

/**
 * @param url address of the Worker
 * @param token its `OPERATOR_TOKEN`
 */
export function createOperatorClient(
  url: string,
  token: string,
  fetch: typeof globalThis.fetch = globalThis.fetch.bind(globalThis),
): OperatorClient {
  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    return await fetch(new URL(path, url), {
      // The token is for this Worker alone.
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
      ...init,
    });
  }

  async function ask<T>(path: string, read: (text: string) => T, method = 'GET'): Promise<Answer<T>> {
    try {
      const response = await request(`/v1/operator${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}` },
      });
      const text = await response.text();
      return response.ok ? { ok: true, value: read(text) } : { ok: false, trouble: await troubleOf(text) };
    } catch {
      return { ok: false, trouble: { code: 'unreachable', setup: [] } };
    }
  }

  /** @throws if the answer is not the Worker's */
  async function troubleOf(text: string): Promise<Trouble> {
    const { code } = JSON.parse(text) as { code: ProblemCode };
    if (code !== 'misconfigured') return { code, setup: [] };
    const { problems = [] } = (await (await request('/healthz')).json()) as { problems?: Trouble['setup'] };
    return { code, setup: problems };
  }

  return {
    health: () => ask('/health', objectWith<OperatorHealth>('counts')),
    list: (state, cursor) =>
      ask(
        `/submissions?${new URLSearchParams({ ...(state && { state }), ...(cursor && { cursor }) })}`,
        objectWith<Page<SubmissionSummary>>('items'),
      ),
    show: (id) => ask(`/submissions/${encodeURIComponent(id)}`, objectWith<SubmissionDetail>('state')),
    retry: (id) =>
      ask(`/submissions/${encodeURIComponent(id)}/retry`, objectWith<SubmissionDetail>('state'), 'POST'),
    remove: (id) => ask(`/submissions/${encodeURIComponent(id)}`, () => undefined, 'DELETE'),
    exportAll: () =>
      ask('/export', (text) => {
        objectWith<OutboxExport>('items')(text);
        return text;
      }),
  };
}

/** Reads an answer; whatever else answers 200 at a wrong address lacks the member. */
function objectWith<T>(member: keyof T & string): (text: string) => T {
  return (text) => {
    const answer = JSON.parse(text) as T;
    if (typeof answer !== 'object' || answer === null || !(member in answer)) throw new TypeError(member);
    return answer;
  };
}
