import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clientOf, networkOf } from '../../../worker/http/client-address.ts';

const clients: [address: string | undefined, client: string, network: string][] = [
  ['192.0.2.7', '192.0.2.7', '192.0.2'],
  ['192.0.21.7', '192.0.21.7', '192.0.21'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2', '2001:db8:1'],
  ['2001:db8:1:2::', '2001:db8:1:2', '2001:db8:1'],
  ['2001:DB8:1:2::9', '2001:db8:1:2', '2001:db8:1'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2', '2001:db8:1'],
  ['2001:db8::9', '2001:db8:0:0', '2001:db8:0'],
  ['::1', '0:0:0:0', '0:0:0'],
  // Whatever else stands there is one client, not none.
  [undefined, '', ''],
  [':::', '', ''],
];

describe('a client', () => {
  for (const [address, client, network] of clients)
    it(`of ${address} is ${JSON.stringify(client)} in ${JSON.stringify(network)}`, () =>
      assert.deepEqual([clientOf(address), networkOf(address)], [client, network]));
});
