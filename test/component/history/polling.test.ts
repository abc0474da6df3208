import { assert } from 'chai';
import { LitElement } from 'lit';
import type { Polled } from '../../../component/history/pace.ts';
import { Polling } from '../../../component/history/polling.ts';
import { hidePage } from '../support/element.ts';
import { deferred } from '../support/fixtures.ts';
import { AWAY, FakeClock } from './support.ts';

class PollingHost extends LitElement {
  mode: string | undefined;
  open: boolean | undefined;
}
customElements.define('polling-host', PollingHost);

describe('looking for news', () => {
  let host: PollingHost;
  let clock: FakeClock;
  let looks: AbortSignal[];
  let answer: Polled | Promise<Polled | undefined>;
  let polling: Polling;

  beforeEach(() => {
    host = new PollingHost();
    clock = new FakeClock();
    looks = [];
    answer = 'nothing';
    polling = new Polling(
      host,
      async (signal) => {
        looks.push(signal);
        return await answer;
      },
      { clock, random: () => 0 },
    );
  });

  afterEach(() => {
    polling.stop();
    host.remove();
  });

  /** Until what a look brought is taken in. */
  const settle = () =>
    new Promise<void>((resolve) =>
      queueMicrotask(() => queueMicrotask(() => queueMicrotask(() => queueMicrotask(resolve)))),
    );

  const begin = async () => {
    document.body.append(host);
    await settle();
  };

  it('begins with the element, and goes on every 15 seconds', async () => {
    await begin();
    assert.lengthOf(looks, 1);
    assert.strictEqual(clock.next, 15_000);
    clock.pass(15_000);
    await settle();
    assert.lengthOf(looks, 2);
  });

  it('goes on where another look left off', async () => {
    polling.stop();
    const looked = { at: clock.now(), polled: 'nothing' } as const;
    clock.pass(6_000);
    const look = (signal: AbortSignal) => {
      looks.push(signal);
      return Promise.resolve('nothing' as const);
    };
    polling = new Polling(host, look, { clock, random: () => 0, looked });
    await begin();
    assert.lengthOf(looks, 0);
    assert.strictEqual(clock.next, 9_000);
    clock.pass(9_000);
    await settle();
    assert.lengthOf(looks, 1);
  });

  it('stops while its dialog is closed, and looks again once that is open', async () => {
    host.mode = 'dialog';
    host.open = true;
    await begin();
    assert.lengthOf(looks, 1);
    host.open = false;
    host.requestUpdate();
    await host.updateComplete;
    assert.isUndefined(clock.next);
    window.dispatchEvent(new Event('focus'));
    clock.pass(60_000);
    await settle();
    assert.lengthOf(looks, 1);
    host.open = true;
    host.requestUpdate();
    await host.updateComplete;
    await settle();
    assert.lengthOf(looks, 2);
    assert.strictEqual(clock.next, 15_000);
  });

  it('does so the less often the less there is, and after trouble', async () => {
    answer = { ...AWAY, retryAfter: 120 };
    await begin();
    assert.strictEqual(clock.next, 120_000);
    // Coming back to the page is no reason to ask before the Worker wants to be asked.
    clock.pass(20_000);
    window.dispatchEvent(new Event('focus'));
    await settle();
    assert.lengthOf(looks, 1);
    assert.strictEqual(clock.next, 100_000);
    answer = 'nothing';
    clock.pass(100_000);
    await settle();
    for (let look = 0; look < 20; look += 1) {
      clock.pass(clock.next ?? 0);
      await settle();
    }
    assert.strictEqual(clock.next, 180_000);
  });

  it('stops while nobody looks at the page, and comes back at once', async () => {
    await begin();
    const page = hidePage();
    document.dispatchEvent(new Event('visibilitychange'));
    assert.isUndefined(clock.next);
    clock.pass(60_000);
    page.show();
    await settle();
    assert.lengthOf(looks, 2);
    // Twice within moments is one look.
    clock.pass(1_000);
    window.dispatchEvent(new Event('online'));
    await settle();
    assert.lengthOf(looks, 2);
    assert.strictEqual(clock.next, 4_000);
  });

  it('one at a time; what is overtaken is called back', async () => {
    const late = deferred<Polled | undefined>();
    answer = late.promise;
    await begin();
    window.dispatchEvent(new Event('focus'));
    assert.lengthOf(looks, 1);
    answer = 'news';
    polling.now();
    await settle();
    assert.lengthOf(looks, 2);
    assert.isTrue(looks[0]?.aborted);
    assert.isFalse(looks[1]?.aborted);
    late.resolve('nothing');
    await settle();
    assert.strictEqual(clock.next, 15_000);
  });

  it('ends with the element, and for good when it is stopped', async () => {
    await begin();
    host.remove();
    assert.isUndefined(clock.next);
    await begin();
    clock.pass(5_000);
    await settle();
    assert.lengthOf(looks, 2);
    polling.stop();
    assert.isUndefined(clock.next);
    window.dispatchEvent(new Event('focus'));
    await settle();
    assert.lengthOf(looks, 2);
  });
});
