import { assert } from 'chai';
import { Later } from '../../component/later.ts';
import { deferred } from './support/fixtures.ts';

describe('what is loaded when it is needed', () => {
  it('is loaded once, and who asked goes on in the order in which they asked', async () => {
    // As browsers may do it, the import that began last is the first to be there.
    const imports = [deferred<string>(), deferred<string>()];
    let begun = 0;
    const later = new Later(
      () => imports[begun++]?.promise ?? assert.fail('imported again'),
      () => {},
    );
    const order: string[] = [];
    const all = ['attach', 'send'].map(async (name) => order.push(`${name} ${await later.load()}`));
    for (const one of imports.reverse()) one.resolve('chunk');
    await Promise.all(all);
    assert.deepEqual(order, ['attach chunk', 'send chunk']);
    assert.strictEqual(begun, 1);
  });

  it('may be missing, and is tried again for the next who asks', async () => {
    let reachable = false;
    const told: boolean[] = [];
    const later: Later<string> = new Later(
      () => (reachable ? Promise.resolve('chunk') : Promise.reject(new TypeError('no network'))),
      () => told.push(later.failed),
    );
    assert.strictEqual(await later.load(), undefined);
    reachable = true;
    assert.strictEqual(await later.load(), 'chunk');
    assert.deepEqual(told, [true, false]);
  });
});
