import * as z from 'zod/mini';
import { clean } from './clean.ts';
import { isBlankText } from './conditions.ts';
import type { ErrorDetail, RuleCode } from './problem.ts';

// Zod's compiled parsers use `new Function`, which a page's Content-Security-Policy forbids and reports.
z.config({ jitless: true });

/**
 * A value of a kind that one line tells, reported under one of our codes; a missing one is `required`. Zod's own
 * unions, enumerations and arrays would each add some hundred bytes to what a page loads.
 */
export function kind<T>(code: RuleCode, holds: (value: unknown) => boolean) {
  return z.custom<T>(holds, { params: { code } });
}

/** A check that zod has no name for, reported under one of ours. */
export function rule<T>(code: RuleCode, holds: (value: T) => boolean) {
  return z.refine<T>(holds, { params: { code } });
}

/** Blank is as good as missing, and so is what nobody can see. */
export const notBlank = rule<string>('required', (text) => !isBlankText(text));

/** Line breaks and control characters would forge headers in the mails that a helpdesk sends. */
export const oneLine = rule<string>('not_allowed', (text) => !/[\p{Cc}\u2028\u2029]/u.test(text));

/** A text as it can be stored. */
export const wellFormed = z.overwrite<string>(clean);

/** Nobody mends more at once; an answer must not grow with the nonsense that is sent. */
const MAX_ERRORS = 20;
const MAX_KEY = 60;

/** The outcome of reading a value: itself, or every rule it breaks. */
export type Checked<T> = { ok: true; value: T } | { ok: false; errors: ErrorDetail[] };

/** Reads `value` by `schema`; unknown keys, wrong types and broken rules become {@link ErrorDetail}s. */
export function check<T>(schema: z.ZodMiniType<T>, value: unknown): Checked<T> {
  const result = z.safeParse(schema, value, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, errors: firstOfEachPath(result.error.issues.flatMap(detailsOf)).slice(0, MAX_ERRORS) };
}

/** A blank address is missing and no address at once; one reason is enough to mend it. */
function firstOfEachPath(errors: ErrorDetail[]): ErrorDetail[] {
  return [...Map.groupBy(errors, (error) => JSON.stringify(error.path)).values()].flatMap((same) =>
    same.slice(0, 1),
  );
}

function detailsOf(issue: z.core.$ZodIssue): ErrorDetail[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    const code = path[0] === 'data' ? 'not_allowed' : 'unknown';
    return issue.keys.slice(0, MAX_ERRORS).map((key) => ({ path: [...path, key.slice(0, MAX_KEY)], code }));
  }
  return [{ path, code: codeOf(issue) }];
}

function codeOf(issue: z.core.$ZodIssue): RuleCode {
  switch (issue.code) {
    case 'custom':
      return issue.input === undefined ? 'required' : (issue.params?.['code'] ?? 'not_allowed');
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'wrong_type';
    case 'too_big':
      return 'too_long';
    default:
      return 'not_allowed';
  }
}
