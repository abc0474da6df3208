import { encodeBase64 } from 'hono/utils/encode';
import type { Halt, Unclear } from '../helpdesk.ts';
import { retryAfterMs } from '../retry-after.ts';

/** A helpdesk that has not answered by now is down for us; the outbox waits better than a call does. */
const TIMEOUT_MS = 20_000;

/** Several times a page of long mails. Anybody can write to a helpdesk, and all customers share the memory. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

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

export function createReamazeClient(login: ReamazeLogin, fetch: typeof globalThis.fetch): ReamazeClient {
  const authorization = `Basic ${encodeBase64(new TextEncoder().encode(`${login.loginEmail}:${login.apiToken}`).buffer)}`;

  return async (method, path, { query, body } = {}) => {
    const url = new URL(`${login.baseUrl}/api/v1${path}`);
    // An id such as ".." or "" would ask for something else, and get it.
    if (!url.pathname.endsWith(`/api/v1${path}`) || /\/(\/|$)/.test(path))
      return { is: 'refused', status: 404 };
    const abort = new AbortController();
    const timeout = setTimeout(() => abort.abort(), TIMEOUT_MS);
    if (query) url.search = new URLSearchParams(query).toString();
    try {
      const response = await fetch(url, {
        method,
        headers: {
          Accept: 'application/json',
          Authorization: authorization,
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        // Followed, a redirect would carry the credentials to whatever host it names.
        redirect: 'manual',
        signal: abort.signal,
      });
      if (response.ok) return await readAnswer(response);
      await response.body?.cancel();
      return failureOf(response);
    } catch {
      return { is: 'unclear', reason: abort.signal.aborted ? 'timeout' : 'network' };
    } finally {
      clearTimeout(timeout);
    }
  };
}

async function readAnswer(response: Response): Promise<ReamazeAnswer> {
  const text = await boundedText(response);
  try {
    return { is: 'ok', json: JSON.parse(text) };
  } catch {
    return { is: 'unclear', reason: 'unreadable_answer' };
  }
}

/** Of what is too long nothing: half an answer is none. */
async function boundedText(response: Response): Promise<string> {
  const { headers, body } = response;
  // Many times as fast, where nothing can become longer than it says.
  const announced = headers.has('Content-Encoding') ? null : headers.get('Content-Length');
  if (announced !== null && Number(announced) <= MAX_ANSWER_BYTES) return response.text();
  if (!body) return '';
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  let length = 0;
  // Not `for await`, which costs a tenth of the whole call or more.
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    length += chunk.value.byteLength;
    if (length > MAX_ANSWER_BYTES) {
      await reader.cancel();
      return '';
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
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
