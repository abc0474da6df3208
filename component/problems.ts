import type { ErrorDetail, Problem, ProblemCode } from '../worker/contract/problem.ts';
import { parse, type Refused } from './request.ts';

/** Codes for answers that did not come from the Worker itself, such as a proxy's page. */
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  401: 'unauthenticated',
  403: 'origin_not_allowed',
  404: 'not_found',
  413: 'too_large',
  415: 'media_type',
  429: 'rate_limited',
};

/** Reads a refusal, whichever way it came. @param retryAfter the header of this name */
export function refusalOf(status: number, retryAfter: string | null, text: string): Refused {
  const seconds = retryAfterOf(retryAfter, Date.now());
  return {
    outcome: 'problem',
    status,
    ...problemOf(status, parse(text)),
    ...(seconds === undefined ? {} : { retryAfter: seconds }),
  };
}

/** The code and the broken rules of an error answer, whoever wrote it. */
function problemOf(status: number, answer: unknown): { code: ProblemCode; errors: ErrorDetail[] } {
  const problem: Partial<Problem> = typeof answer === 'object' && answer !== null ? answer : {};
  return {
    code: problem.code ?? BY_STATUS[status] ?? (status >= 500 ? 'unavailable' : 'invalid'),
    errors: Array.isArray(problem.errors) ? problem.errors : [],
  };
}

/** Seconds that a `Retry-After` header asks for; it holds seconds or a date. */
function retryAfterOf(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - now) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
