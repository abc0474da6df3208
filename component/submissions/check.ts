import type { LocalizedForm } from '../../worker/contract/form.ts';
import type { ErrorDetail } from '../../worker/contract/problem.ts';
import { check } from '../../worker/contract/rules.ts';
import { submissionSchema } from '../../worker/contract/submission.ts';
import { localToday } from '../fields/today.ts';
import type { Message } from './message.ts';

/** What the Worker takes at most, as JSON in UTF-8. */
const MAX_MESSAGE_BYTES = 256 * 1024;

/** What is wrong with a message; nothing, if it can go out. */
export type Check = (message: Message) => ErrorDetail[];

/** A schema takes longer to make than to ask, and is asked at each key once something is to be mended. */
const checks = new WeakMap<LocalizedForm, Check>();

/** Checks messages as the Worker will, by the same schema. No day but the visitor's own is meant by today. */
export function createCheck(form: LocalizedForm): Check {
  const known = checks.get(form);
  if (known) return known;
  const schema = submissionSchema(form, () => [localToday(), localToday()]);
  const made: Check = (message) => {
    // A site's required fields are checked one by one only if there is an object to look into.
    const result = check(schema, { data: {}, ...message });
    const errors = result.ok ? [] : result.errors;
    return errors.length === 0 && isTooLarge(message) ? [{ path: ['body'], code: 'too_large' }] : errors;
  };
  checks.set(form, made);
  return made;
}

function isTooLarge(message: Message): boolean {
  return new TextEncoder().encode(JSON.stringify(message)).length > MAX_MESSAGE_BYTES;
}
