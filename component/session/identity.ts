import type { Proof, Session } from '../../worker/contract/session.ts';
import type { Reader } from '../reader.ts';

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
): Promise<Session | undefined> {
  const proof = await proofOf(source);
  const result = proof && (await client.signIn(proof));
  if (result?.outcome === 'problem')
    console.error(
      `<${name}> could not sign in with what the page says: the Worker answers ${result.status} (${result.code}).`,
    );
  return result?.outcome === 'ok' ? result.value : undefined;
}

/** What there is to trade for a session. A callback that fails has nothing to say. */
export async function proofOf({ identity, identify }: IdentitySource): Promise<Proof | undefined> {
  const said = identify ? await ask(identify) : identity;
  return typeof said === 'string' ? { identity: said } : (said ?? undefined);
}

async function ask(identify: Identify): Promise<Said> {
  try {
    return await identify();
  } catch (error) {
    // As if the site had called it.
    reportError(error);
    return undefined;
  }
}

/** The address that a JWT speaks of, unchecked: only to tell whether it is about somebody else than the session. */
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
