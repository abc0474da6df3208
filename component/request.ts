import type { LocalizedForm } from '../worker/contract/form.ts';
import type { ErrorDetail, ProblemCode } from '../worker/contract/problem.ts';
import type { Accepted } from '../worker/contract/submission.ts';

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

/** Asks one Worker. */
export interface Connection {
  /** Address of a path of it, such as `v1/config`. */
  address(path: string): string;
  /** @param read makes a value of the JSON that was answered; undefined if it is something else */
  ask<T>(
    path: string,
    init: RequestInit,
    read: (answer: unknown, headers: Headers) => T | undefined,
  ): Promise<Result<T>>;
}

/** A phone on a slow network answers within this; a dead one does not hold the visitor longer. */
const ANSWER_TIMEOUT_MS = 30_000;

/** @param endpoint address of the Worker, such as `https://contact.example.com/` */
export function createConnection(endpoint: string, fetch = globalThis.fetch.bind(globalThis)): Connection {
  const address = (path: string) => new URL(path, endpoint.endsWith('/') ? endpoint : `${endpoint}/`).href;
  return {
    address,
    async ask(path, init, read) {
      const timeout = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
      const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
      try {
        const response = await fetch(address(path), { credentials: 'omit', ...init, signal });
        const { status, headers } = response;
        const text = await response.text();
        if (response.ok) return acceptanceOf(status, text, (answer) => read(answer, headers));
        // Who is refused something has loaded this before, but for a form that cannot be had.
        const { interaction } = await import('./interaction.ts');
        return interaction.refusalOf(status, headers.get('Retry-After'), text);
      } catch {
        return { outcome: 'unreachable', reason: timeout.aborted ? 'timeout' : 'network' };
      }
    },
  };
}

/** Reads the answer to what was done, whichever way it came. */
export function acceptanceOf<T>(
  status: number,
  text: string,
  read: (answer: unknown) => T | undefined,
): Result<T> {
  const value = read(parse(text));
  // A login page of a hotel network also answers 200.
  if (value === undefined && status !== 204) return { outcome: 'unreachable', reason: 'network' };
  return { outcome: 'ok', value: value as T };
}

/** The JSON of an answer; undefined if it is something else. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether an answer is an object with these members. */
export const has = (answer: unknown, ...keys: string[]): boolean =>
  typeof answer === 'object' && answer !== null && keys.every((key) => key in answer);

/** Asks what a form needs. */
export function getForm(
  { ask }: Pick<Connection, 'ask'>,
  form?: string,
  options: RequestOptions = {},
): Promise<Result<LocalizedForm>> {
  return ask(`v1/config${form ? `?form=${encodeURIComponent(form)}` : ''}`, options, readForm);
}

const readForm = (answer: unknown) =>
  has(answer, 'channels', 'fields', 'data', 'limits', 'attachments') ? (answer as LocalizedForm) : undefined;

/** Reads the answer to a message or a reply. */
export const readAccepted = (answer: unknown) =>
  has(answer, 'reference') ? (answer as Accepted) : undefined;
