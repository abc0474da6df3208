import type { FormConfig } from '../../worker/contract/form.ts';
import type { ErrorDetail } from '../../worker/contract/problem.ts';
import { check } from '../../worker/contract/rules.ts';
import { submissionSchema } from '../../worker/contract/submission.ts';
import type { Message } from './message.ts';

/** What the Worker takes at most, as JSON in UTF-8. */
const MAX_MESSAGE_BYTES = 256 * 1024;

/** What is wrong with a message; nothing, if it can go out. */
export type Check = (message: Message) => ErrorDetail[];

/** Checks messages as the Worker will, by the same schema. */
export function createCheck(form: FormConfig): Check {
  const schema = submissionSchema(form, today);
  return (message) => {
    // A site's required fields are checked one by one only if there is an object to look into.
    const result = check(schema, { data: {}, ...message });
    const errors = result.ok ? [] : result.errors;
    return errors.length === 0 && isTooLarge(message) ? [{ path: ['body'], code: 'too_large' }] : errors;
  };
}

/** What the visitor's own calendar says, twice: no other day is meant. */
function today(): readonly [string, string] {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const day = parts.map((part) => String(part).padStart(2, '0')).join('-');
  return [day, day];
}

function isTooLarge(message: Message): boolean {
  return new TextEncoder().encode(JSON.stringify(message)).length > MAX_MESSAGE_BYTES;
}
