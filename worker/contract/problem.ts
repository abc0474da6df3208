/**
 * Why the Worker refused a request: the stable word in `code` of every error answer.
 * Words for people are made from it in the element's locale; nothing upstream ever shows through.
 */
export type ProblemCode =
  | 'unreadable'
  | 'invalid'
  | 'origin_not_allowed'
  | 'unauthenticated'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'length_required'
  | 'too_large'
  | 'media_type'
  | 'key_required'
  | 'key_reused'
  | 'attachment_unknown'
  | 'attachment_refused'
  | 'rate_limited'
  | 'helpdesk_unavailable'
  | 'misconfigured'
  | 'unavailable';

/** Which rule a value broke. */
export type RuleCode =
  | 'required'
  | 'wrong_type'
  | 'too_short'
  | 'too_long'
  | 'too_few'
  | 'too_many'
  | 'too_large'
  | 'out_of_range'
  | 'out_of_step'
  | 'wrong_format'
  | 'not_a_number'
  | 'not_a_date'
  | 'not_a_phone'
  | 'not_an_email'
  | 'not_a_url'
  | 'not_a_language'
  | 'not_an_option'
  | 'not_allowed'
  | 'unknown';

/** One rule broken at one place of the request, such as `{path: ['data', 'topic'], code: 'not_an_option'}`. */
export interface ErrorDetail {
  path: (string | number)[];
  code: RuleCode;
}

/** Body of every error answer, `application/problem+json` (RFC 9457). */
export interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  code: ProblemCode;
  errors?: ErrorDetail[];
}
