import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ErrorDetail, Problem, ProblemCode } from '../contract/problem.ts';

/** Status and title of every refusal: the one place where both stand. */
const PROBLEMS: Record<ProblemCode, { status: ContentfulStatusCode; title: string }> = {
  unreadable: { status: 400, title: 'The request cannot be read.' },
  key_required: { status: 400, title: 'The header Idempotency-Key must hold a UUID.' },
  unauthenticated: { status: 401, title: 'This takes a valid session or token.' },
  origin_not_allowed: { status: 403, title: 'This origin is not on the list of allowed origins.' },
  not_found: { status: 404, title: 'There is nothing here.' },
  method_not_allowed: { status: 405, title: 'This method is not allowed here.' },
  conflict: { status: 409, title: 'This is not possible in the present state.' },
  length_required: { status: 411, title: 'The header Content-Length is missing.' },
  too_large: { status: 413, title: 'The request is too large.' },
  media_type: { status: 415, title: 'This media type is not accepted.' },
  invalid: { status: 422, title: 'Something in the request is not acceptable.' },
  key_reused: { status: 422, title: 'This Idempotency-Key belongs to another message.' },
  attachment_unknown: { status: 422, title: 'An attachment is unknown, expired or in use.' },
  attachment_refused: { status: 422, title: 'The file is empty, or its content does not match its name.' },
  rate_limited: { status: 429, title: 'Too many requests.' },
  helpdesk_unavailable: { status: 502, title: 'The helpdesk cannot be reached.' },
  misconfigured: { status: 503, title: 'This Worker is not set up correctly; its log and /healthz say why.' },
  unavailable: { status: 503, title: 'The message could not be stored. Nothing was sent; try again.' },
};

/** Thrown by any route to refuse the request; turned into an answer in one place, {@link problemResponse}. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly errors: ErrorDetail[] | undefined;
  readonly headers: Record<string, string>;

  constructor(code: ProblemCode, details: { errors?: ErrorDetail[]; headers?: Record<string, string> } = {}) {
    super(code);
    this.code = code;
    this.errors = details.errors;
    this.headers = details.headers ?? {};
  }
}

/** The answer to a refused request: RFC 9457, never cached, with the headers that were set on the way. */
export function problemResponse(c: Context, refusal: Refusal): Response {
  const { status, title } = PROBLEMS[refusal.code];
  const problem: Problem = {
    type: 'about:blank',
    title,
    status,
    code: refusal.code,
    ...(refusal.errors && { errors: refusal.errors }),
  };
  return c.body(JSON.stringify(problem), status, {
    ...refusal.headers,
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  });
}
