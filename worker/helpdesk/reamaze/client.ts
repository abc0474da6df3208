import { encodeBase64 } from 'hono/utils/encode';
import type { StartDeadline } from '../deadlines.ts';
import type { Halt, Unclear } from '../helpdesk.ts';
import { retryAfterMs } from '../retry-after.ts';
import { boundedText } from './bounded-text.ts';

/** A helpdesk that has not answered by now is down for us; the outbox waits better than a call does. */
const TIMEOUT_MS = 20_000;

/** Several times a page of long mails. Anybody can write to a helpdesk, and all customers share the memory. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** Another request or alarm may make as many calls again. */
const NEXT_INVOCATION_MS = 1_000;

/** A staff user's login, and where the API is. Token and e-mail belong to the same user. */
export interface ReamazeLogin {
  /** Without `/api/v1`. */
  baseUrl: string;
  loginEmail: string;
  apiToken: string;
}

/** `json` is whatever the answer held; it is read by a schema before anything else. */
export type ReamazeAnswer = { is: 'ok'; json: unknown } | { is: 'refused'; status: number } | Halt | Unclear;

/** One call to the Re:amaze API. */
export type ReamazeClient = (
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  content?: { query?: Record<string, string>; body?: unknown },
) => Promise<ReamazeAnswer>;

export function createReamazeClient(
  login: ReamazeLogin,
  fetch: typeof globalThis.fetch,
  deadlines: (ms: number) => StartDeadline,
): ReamazeClient {
  const authorization = `Basic ${encodeBase64(new TextEncoder().encode(`${login.loginEmail}:${login.apiToken}`).buffer)}`;
  const start = deadlines(TIMEOUT_MS);

  return async (method, path, { query, body } = {}) => {
    // An id such as ".." or "" would ask for something else, and get it.
    if (/\/\.{0,2}(\/|$)/.test(path)) return { is: 'refused', status: 404 };
    const search = query ? `?${new URLSearchParams(query)}` : '';
    const deadline = start();
    try {
      const response = await fetch(`${login.baseUrl}/api/v1${path}${search}`, {
        method,
        headers: {
          Accept: 'application/json',
          Authorization: authorization,
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        // Followed, a redirect would carry the credentials to whatever host it names.
        redirect: 'manual',
        signal: deadline.signal,
      });
      if (response.ok) return await readAnswer(response);
      await response.body?.cancel();
      return failureOf(response);
    } catch (error) {
      return unanswered(error, deadline.signal.aborted);
    } finally {
      deadline.over();
    }
  };
}

async function readAnswer(response: Response): Promise<ReamazeAnswer> {
  const text = await boundedText(response, MAX_ANSWER_BYTES);
  try {
    return { is: 'ok', json: JSON.parse(text) };
  } catch {
    return { is: 'unclear', reason: 'unreadable_answer' };
  }
}

/** The free plan allows fifty calls to an invocation, the paid one ten thousand; what is beyond is never sent. */
const BEYOND_PLAN = /^Too many subrequests/;

function unanswered(error: unknown, isLate: boolean): Halt | Unclear {
  if (error instanceof Error && BEYOND_PLAN.test(error.message))
    return { is: 'rate_limited', retryAfterMs: NEXT_INVOCATION_MS };
  return { is: 'unclear', reason: isLate ? 'timeout' : 'network' };
}

/** Any other 4xx is about the account, the address or the API: no message would fare better. */
const ABOUT_THE_MESSAGE = new Set([400, 404, 413, 422]);

function failureOf({ status, headers }: Response): ReamazeAnswer {
  if (status === 401 || status === 403) return { is: 'unauthorized' };
  if (status >= 300 && status < 400) return { is: 'redirected' };
  if (status === 429) return { is: 'rate_limited', retryAfterMs: retryAfterMs(headers.get('Retry-After')) };
  if (status === 408 || status >= 500) return { is: 'unclear', reason: `status_${status}` };
  return ABOUT_THE_MESSAGE.has(status) ? { is: 'refused', status } : { is: 'rejected', status };
}
