import { networkOf } from '../http/client-address.ts';
import { sha256 } from './customers.ts';

/** Characters of a hash, 18 bits: enough to tell a few networks apart, and too few to say which they are. */
const MARK = 3;

/** What is kept of the network that a request came from: it is the same for the same one, and says nothing else. */
export async function networkMark(address: string | undefined): Promise<string> {
  return (await sha256(`network:${networkOf(address)}`)).slice(0, MARK);
}
