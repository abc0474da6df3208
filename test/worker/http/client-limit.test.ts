import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clientOf } from '../../../worker/http/client-limit.ts';

const clients: [address: string | undefined, client: string][] = [
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::', '2001:db8:1:2'],
  ['2001:DB8:1:2::9', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  // Whatever else stands there is one client, not none.
  [undefined, ''],
  [':::', ''],
];

describe('a client', () => {
  for (const [address, client] of clients)
    it(`of ${address} is ${JSON.stringify(client)}`, () => assert.equal(clientOf(address), client));
});
