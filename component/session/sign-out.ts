import type { Reader } from '../reader.ts';
import type { SessionStore } from './store.ts';

/**
 * The customer leaves. Here the session is over at once.
 *
 * @returns whether the Worker knows
 */
export async function signOut(session: SessionStore, client: Reader, everywhere = false): Promise<boolean> {
  const { token } = session;
  if (!token) return true;
  const answer = client.signOut(token, everywhere);
  session.end();
  const result = await answer;
  return result.outcome === 'ok' || (result.outcome === 'problem' && result.code === 'unauthenticated');
}
