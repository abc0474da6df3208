import type { Proof } from '../../worker/contract/session.ts';

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
