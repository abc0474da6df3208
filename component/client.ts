import type { Attachment } from '../worker/contract/attachments.ts';
import type { FormConfig } from '../worker/contract/form.ts';
import type { ErrorDetail, ProblemCode } from '../worker/contract/problem.ts';
import type { Accepted } from '../worker/contract/submission.ts';
import { problemOf, retryAfterOf } from './problems.ts';

/** The Worker answered, and the answer is no. */
export interface Refused {
  outcome: 'problem';
  /** HTTP status. */
  status: number;
  code: ProblemCode;
  errors: ErrorDetail[];
  /** Seconds to wait before trying again, if the Worker said so. */
  retryAfter?: number;
}

/** No answer that can be trusted: whether the request had an effect is not known. */
export interface Unreachable {
  outcome: 'unreachable';
  reason: 'network' | 'timeout';
}

/** What came of a request. Failures are data; nothing is thrown. */
export type Result<T> = { outcome: 'ok'; value: T } | Refused | Unreachable;

export interface RequestOptions {
  signal?: AbortSignal;
}

export interface UploadOptions extends RequestOptions {
  /** Called with the share that is on its way, from 0 to 1. */
  onProgress?: (share: number) => void;
}

/** Everything the element asks of the Worker, usable without the element. */
export interface Client {
  /** What the form needs. */
  getForm(form?: string, options?: RequestOptions): Promise<Result<FormConfig>>;
  /** Uploads one file; its `id` then goes into a message. */
  uploadAttachment(file: File, options?: UploadOptions): Promise<Result<Attachment>>;
  /** Deletes an uploaded file that no message has taken. */
  removeAttachment(id: string): Promise<Result<undefined>>;
  /**
   * Sends a message.
   *
   * @param body JSON of the message, the same text in every retry
   * @param key UUID, the same in every retry of one message: it arrives once
   */
  sendConversation(body: string, key: string, options?: RequestOptions): Promise<Result<Accepted>>;
}

export interface ClientPorts {
  fetch?: typeof fetch;
  /** Uploads need it: `fetch` reports no progress. */
  createXhr?: () => XMLHttpRequest;
}

/** A phone on a slow network answers within this; a dead one does not hold the visitor longer. */
const ANSWER_TIMEOUT_MS = 30_000;

/**
 * A client of one Worker.
 *
 * @param endpoint address of the Worker, such as `https://contact.example.com/`
 */
export function createClient(endpoint: string, ports: ClientPorts = {}): Client {
  const { fetch = globalThis.fetch.bind(globalThis), createXhr = () => new XMLHttpRequest() } = ports;
  const address = (path: string) => new URL(path, endpoint.endsWith('/') ? endpoint : `${endpoint}/`).href;

  async function request<T>(
    path: string,
    init: RequestInit,
    read: (answer: unknown) => T | undefined,
  ): Promise<Result<T>> {
    const timeout = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
    const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    try {
      const response = await fetch(address(path), { credentials: 'omit', ...init, signal });
      return resultOf(response.status, response.headers.get('Retry-After'), await response.text(), read);
    } catch {
      return { outcome: 'unreachable', reason: timeout.aborted ? 'timeout' : 'network' };
    }
  }

  return {
    getForm: (form, options = {}) =>
      request(`v1/config${form ? `?form=${encodeURIComponent(form)}` : ''}`, options, readForm),

    uploadAttachment: async (file, options = {}) => {
      const chunk = await import('./interaction.ts').catch(() => undefined);
      if (!chunk) return { outcome: 'unreachable', reason: 'network' };
      return chunk.interaction.upload(
        createXhr(),
        address(`v1/attachments?name=${encodeURIComponent(file.name)}`),
        file,
        options,
      );
    },

    removeAttachment: (id) =>
      request(
        `v1/attachments/${encodeURIComponent(id)}`,
        { method: 'DELETE', keepalive: true },
        () => undefined,
      ),

    sendConversation: (body, key, options = {}) =>
      request(
        'v1/conversations',
        {
          ...options,
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
          body,
        },
        readAccepted,
      ),
  };
}

/** Reads an answer, whichever way it came. */
export function resultOf<T>(
  status: number,
  retryAfter: string | null,
  text: string,
  read: (answer: unknown) => T | undefined,
): Result<T> {
  const answer = parse(text);
  if (status < 200 || status >= 300) {
    const seconds = retryAfterOf(retryAfter, Date.now());
    return {
      outcome: 'problem',
      status,
      ...problemOf(status, answer),
      ...(seconds === undefined ? {} : { retryAfter: seconds }),
    };
  }
  const value = read(answer);
  // A login page of a hotel network also answers 200.
  if (value === undefined && status !== 204) return { outcome: 'unreachable', reason: 'network' };
  return { outcome: 'ok', value: value as T };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether an answer is an object with these members. */
export const has = (answer: unknown, ...keys: string[]): boolean =>
  typeof answer === 'object' && answer !== null && keys.every((key) => key in answer);

const readForm = (answer: unknown) =>
  has(answer, 'channels', 'fields', 'data', 'limits', 'attachments') ? (answer as FormConfig) : undefined;
const readAccepted = (answer: unknown) => (has(answer, 'reference') ? (answer as Accepted) : undefined);
