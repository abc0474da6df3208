import type { ReamazeClient } from './client.ts';
import { isMissing } from './failure.ts';
import { conversationPath } from './paths.ts';

/** No conversation has this name, and no number begins so. */
const NOBODYS = conversationPath('-');

/**
 * Whether our login is taken. Re:amaze refuses a wrong one by the status that it has for a single conversation which our
 * staff user may not see. A login that is taken is told that there is nothing.
 */
export async function isLetIn(call: ReamazeClient): Promise<boolean> {
  return isMissing(await call('GET', NOBODYS));
}
