import { assert } from 'chai';
import { createPause, MOST_RETRIES } from '../../component/patience.ts';

/** A clock that is moved by hand and a page that is hidden by hand. */
function world(random: number) {
  const page = new EventTarget() as EventTarget & { visibilityState: DocumentVisibilityState };
  page.visibilityState = 'visible';
  const due: { act: () => void; ms: number }[] = [];
  const pause = createPause({
    random: () => random,
    schedule: (act, ms) => due.push({ act, ms }),
    page,
  });
  return { page, due, pause };
}

function isOver(promise: Promise<void>): Promise<boolean> {
  return Promise.race([promise.then(() => true), Promise.resolve().then(() => Promise.resolve(false))]);
}

describe('the pause before a retry', () => {
  it('is up to twice as long each time, up to a minute', () => {
    const { due, pause } = world(1);
    for (let retry = 1; retry <= MOST_RETRIES; retry += 1) void pause(retry, new AbortController().signal);
    assert.deepEqual(
      due.map(({ ms }) => ms / 1000),
      [2, 4, 8, 16, 32, 60],
    );
  });

  it('may be nothing at all, but is never shorter than asked for', () => {
    const { due, pause } = world(0);
    void pause(3, new AbortController().signal);
    void pause(3, new AbortController().signal, 30_000);
    assert.deepEqual(
      due.map(({ ms }) => ms),
      [0, 30_000],
    );
  });

  it('lasts until somebody looks at the page', async () => {
    const { page, due, pause } = world(1);
    const paused = pause(1, new AbortController().signal);
    page.visibilityState = 'hidden';
    due[0]?.act();
    page.dispatchEvent(new Event('visibilitychange'));
    assert.isFalse(await isOver(paused));
    page.visibilityState = 'visible';
    page.dispatchEvent(new Event('visibilitychange'));
    await paused;
  });

  it('ends when it is cut short', async () => {
    const { pause } = world(1);
    const over = new AbortController();
    const paused = pause(1, over.signal);
    assert.isFalse(await isOver(paused));
    over.abort();
    await paused;
  });
});
