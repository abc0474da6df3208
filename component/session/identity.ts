import type { Proof } from '../../worker/contract/session.ts';
import type { Reader } from '../reader.ts';
import type { HeldSession, SessionStore } from './store.ts';

/** What a site can say of who is signed in to it: a JWT that its backend signed, or what it computes for Re:amaze. */
export type Identity = string | Exclude<Proof, { code: string }>;

/** Asks the site who is signed in to it; undefined or null if nobody is. */
export type Identify = () => Said | Promise<Said>;

type Said = Identity | null | undefined;

/** What a page says of who is signed in to it. */
export interface IdentitySource {
  identity?: string | undefined;
  identify?: Identify | undefined;
}

/** Trades what the site says for a session. @param name of the element, for the developer; neither proof nor address is told */
export async function trade(
  source: IdentitySource,
  client: Reader,
  name: string,
): Promise<HeldSession | undefined> {
  const proof = await proofOf(source);
  const result = proof && (await client.signIn(proof));
  if (result?.outcome === 'problem')
    console.error(
      `<${name}> could not sign in with what the page says: the Worker answers ${result.status} (${result.code}).`,
    );
  return result?.outcome === 'ok' ? { ...result.value, bySite: true } : undefined;
}

/**
 * Ends the session if the site says that it is somebody else's; or nobody's any more, where it was of the site's word.
 *
 * @returns whether somebody else is there
 */
export async function compare(source: IdentitySource, session: SessionStore): Promise<boolean> {
  const { state, token } = session;
  if (state.status === 'none') return false;
  const { customer, bySite } = state.session;
  const said = await hear(source);
  const email = said && emailOf(said);
  const isAnother = Boolean(email) && email?.toLowerCase() !== customer.email.toLowerCase();
  if (token === session.token && (isAnother || (bySite && said === null))) session.end();
  return isAnother;
}

/** What there is to trade for a session. A callback that fails has nothing to say. */
export async function proofOf(source: IdentitySource): Promise<Proof | undefined> {
  const said = await hear(source);
  return typeof said === 'string' ? { identity: said } : (said ?? undefined);
}

/** Null if nobody is signed in, undefined if the site says nothing. */
async function hear({ identity, identify }: IdentitySource): Promise<Identity | null | undefined> {
  if (!identify) return identity;
  try {
    return (await identify()) ?? null;
  } catch (error) {
    // As if the site had called it.
    reportError(error);
    return undefined;
  }
}

/** Unchecked: only to tell whether it is somebody else's. */
function emailOf(said: Identity): string | undefined {
  if (typeof said === 'string') return emailIn(said);
  return 'identity' in said ? emailIn(said.identity) : said.reamaze.email;
}

/** The address that a JWT speaks of, unchecked. */
export function emailIn(identity: string): string | undefined {
  try {
    const payload = identity.split('.')[1] ?? '';
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (byte) =>
      byte.charCodeAt(0),
    );
    const { email } = JSON.parse(new TextDecoder().decode(bytes)) as { email?: unknown };
    return typeof email === 'string' ? email : undefined;
  } catch {
    return undefined;
  }
}
