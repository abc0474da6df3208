import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { messageAbout, type Stack, startStack } from '../../support/stack.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const YEAR_S = 365 * 24 * 3600;
/** What the test itself may take between two looks at the clock. */
const SLACK_MS = 5 * SECOND_MS;

let stack: Stack;
before(async () => {
  stack = await startStack();
});
after(() => stack.close());

async function send(subject: string): Promise<string> {
  const answer = await stack.send(messageAbout(subject));
  assert.equal(answer.status, 202);
  return ((await answer.json()) as { reference: string }).reference;
}
const stateOf = (reference: string, state: string) =>
  stack.progressWhen(reference, (progress) => progress.state === state);
const creations = async () =>
  (await stack.helpdesk.requests()).filter(({ method }) => method === 'POST').length;

/** How long the line still stands. */
async function pauseLeft(now: () => number): Promise<number> {
  const storage = await stack.worker.harness
    .getWorker()
    .getDurableObjectStorage('Outbox', { name: 'outbox-0' });
  const [line] = (await storage.exec('SELECT until FROM line')) as unknown as { until: number }[];
  return (line?.until ?? Number.NaN) - now();
}

describe('a helpdesk that is asked too often says when to come back, and every delivery waits:', () => {
  /** By how much the Worker's clock is ahead. */
  let ahead = 0;
  const advance = async (ms: number) => {
    ahead += ms;
    await stack.worker.advance(ms);
  };
  const now = () => Date.now() + ahead;
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * SECOND_MS).toUTCString();

  const cases: [what: string, retryAfter: () => string | undefined, pauseMs: number][] = [
    ['seconds', () => '30', 30 * SECOND_MS],
    ['a date', () => inSeconds(40), 40 * SECOND_MS],
    ['a date long past', () => 'Wed, 21 Oct 2015 07:28:00 GMT', SECOND_MS],
    ['nothing', () => undefined, MINUTE_MS],
    ['nonsense', () => 'in a moment', MINUTE_MS],
    ['a negative number', () => '-5', MINUTE_MS],
    ['no time at all', () => '0', SECOND_MS],
    ['a year', () => String(YEAR_S), HOUR_MS],
    ['a date in a year', () => inSeconds(YEAR_S), HOUR_MS],
  ];
  for (const [what, retryAfter, pauseMs] of cases) {
    it(`${what} means ${pauseMs / SECOND_MS} s`, async () => {
      await haltOnce(retryAfter());
      const before = await creations();
      const first = await send(`First of ${what}`);
      await stack.helpdesk.requestWhen(({ body }) => JSON.stringify(body).includes(`First of ${what}`));
      const others = [await send(`Second of ${what}`), await send(`Third of ${what}`)];
      if (pauseMs > SLACK_MS) await assertAllWait(pauseMs, first, others);
      await advance(SLACK_MS);
      for (const reference of [first, ...others]) await stateOf(reference, 'delivered');
      assert.equal(await creations(), before + 4, 'the first goes twice, the others once');
    });
  }

  /** Puts the clock forward to just before the pause is over. */
  async function assertAllWait(pauseMs: number, first: string, others: string[]): Promise<void> {
    assert.equal((await stateOf(first, 'waiting')).attempts, 0);
    const before = await creations();
    const left = await pauseLeft(now);
    assert.ok(left <= pauseMs && left > pauseMs - SLACK_MS, `${left} ms are left`);
    await advance(left - SLACK_MS);
    for (const other of others) await stateOf(other, 'accepted');
    assert.equal(await creations(), before, 'nobody goes early');
  }
});

async function haltOnce(retryAfter: string | undefined): Promise<void> {
  const headers = retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
  await stack.helpdesk.addFault({
    match: { method: 'POST' },
    fault: { kind: 'status', status: 429, headers },
  });
}
