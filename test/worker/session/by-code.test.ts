import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Challenge, Session } from '../../../worker/contract/session.ts';
import { askForCode, codeOf, converse, mailOf, newClient, otherThan, post } from '../../support/customer.ts';
import { SITE, type Stack, startStack } from '../../support/stack.ts';

const MINUTE_MS = 60_000;
const OTHER_SITE = 'https://shop.acorn-bikes.example';

let stack: Stack;
before(async () => {
  stack = await startStack(() => ({ sites: [SITE, OTHER_SITE] }));
});
after(() => stack.close());

const redeem = ({ challenge }: Challenge, code: string, headers: Record<string, string> = {}) =>
  post(stack, '/v1/session', { challenge, code }, headers);
const statusOf = async (challenge: Challenge, code: string) => (await redeem(challenge, code)).status;

/** A customer who has just asked for a code, and got it. */
async function asked(email: string) {
  await converse(stack, email);
  const challenge = await askForCode(stack, email);
  return { challenge, code: await codeOf(stack, challenge) };
}

/** What the object has made of every code that was tried while `act` ran. */
async function verdictsOf(act: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = stack.worker.harness.getLogs().length;
  await act();
  const counts: Record<string, number> = {};
  for (const { message } of stack.worker.harness.getLogs().slice(before)) {
    const verdict = /"event":"code","is":"(right|wrong|unknown)"/.exec(message)?.[1];
    if (verdict) counts[verdict] = (counts[verdict] ?? 0) + 1;
  }
  return counts;
}

describe('a code', () => {
  it('signs in whose address it was mailed to, once', async () => {
    const { challenge, code } = await asked('once@example.com');
    const answer = await redeem(challenge, code);
    assert.equal(answer.status, 201);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    const { token, customer } = (await answer.json()) as Session;
    assert.match(token, /^[\w-]{128}$/);
    assert.deepEqual(customer, { email: 'once@example.com', name: 'Ann' });
    assert.equal(await statusOf(challenge, code), 401);
  });

  it('is taken as people paste it', async () => {
    for (const [index, paste] of [
      (code: string) => code.replace(' ', ''),
      (code: string) => ` ${code.replace(' ', '\u00a0')}\n`,
      (code: string) => code.replace(' ', '–'),
      (code: string) => code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    ].entries()) {
      const { challenge, code } = await asked(`paste${index}@example.com`);
      assert.equal(await statusOf(challenge, paste(code)), 201, paste('1234 5678'));
    }
  });

  it('is worth nothing after five wrong ones', async () => {
    const { challenge, code } = await asked('six@example.com');
    const verdicts = await verdictsOf(async () => {
      for (let tries = 0; tries < 6; tries += 1)
        assert.equal(await statusOf(challenge, otherThan(code)), 401);
      assert.equal(await statusOf(challenge, code), 401);
    });
    assert.deepEqual(verdicts, { wrong: 5, unknown: 2 });
  });

  it('survives four wrong ones, and what is no code at all', async () => {
    const { challenge, code } = await asked('four@example.com');
    for (const text of ['1234567', 'hello', '123456789', '١٢٣٤٥٦٧٨'])
      assert.equal(await statusOf(challenge, text), 401);
    for (let tries = 0; tries < 4; tries += 1) assert.equal(await statusOf(challenge, otherThan(code)), 401);
    assert.equal(await statusOf(challenge, code), 201);
  });

  it('is guessed at five times, whoever guesses and however fast', async () => {
    const { challenge, code } = await asked('guessed@example.com');
    const verdicts = await verdictsOf(async () => {
      const guesses = Array.from({ length: 200 }, () => statusOf(challenge, otherThan(code)));
      assert.deepEqual(new Set(await Promise.all(guesses)), new Set([401]));
    });
    assert.deepEqual(verdicts, { wrong: 5, unknown: 195 });
    assert.equal(await statusOf(challenge, code), 401);
  });

  it('is tried so often a minute from one client, which is counted apart from asking', async () => {
    const from = { 'CF-Connecting-IP': newClient() };
    const answers: Response[] = [];
    // Two more than are allowed in two minutes, so that the turn of one between them does not matter.
    for (let tries = 0; tries < 62; tries += 1)
      answers.push(await post(stack, '/v1/session', { challenge: 'x', code: '12345678' }, from));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([401, 429]));
    const limited = answers.find(({ status }) => status === 429);
    assert.equal(limited?.headers.get('Retry-After'), '60');
    assert.equal((await post(stack, '/v1/session/code', { email: 'a@example.com' }, from)).status, 202);
    assert.equal((await post(stack, '/v1/session', { challenge: 'x', code: '12345678' })).status, 401);
  });

  it('makes one session, however often it is sent at once', async () => {
    const { challenge, code } = await asked('parallel@example.com');
    const statuses = await Promise.all(Array.from({ length: 50 }, () => statusOf(challenge, code)));
    assert.deepEqual(statuses.sort(), [201, ...Array.from({ length: 49 }, () => 401)]);
  });

  it('goes with its own challenge alone', async () => {
    const ann = await asked('ann.own@example.com');
    const bob = await asked('bob.own@example.com');
    const again = await askForCode(stack, 'ann.own@example.com');
    assert.equal(await statusOf(bob.challenge, ann.code), 401);
    assert.equal(await statusOf(again, ann.code), 401);
    assert.equal(await statusOf(ann.challenge, ann.code), 201);
  });

  it('goes with the origin that it was asked for on', async () => {
    const { challenge, code } = await asked('origin@example.com');
    assert.equal((await redeem(challenge, code, { Origin: OTHER_SITE })).status, 401);
    assert.equal(await statusOf(challenge, code), 201);
  });

  it('is valid for ten minutes', async () => {
    const early = await asked('early@example.com');
    const late = await asked('late@example.com');
    await stack.worker.advance(10 * MINUTE_MS - 5_000);
    assert.equal(await statusOf(early.challenge, early.code), 201);
    await stack.worker.advance(6_000);
    assert.equal(await statusOf(late.challenge, late.code), 401);
  });

  it('of the last three that were asked for works, and none before', async () => {
    await converse(stack, 'three@example.com');
    const challenges: Challenge[] = [];
    for (let asks = 0; asks < 4; asks += 1) challenges.push(await askForCode(stack, 'three@example.com'));
    const statuses: number[] = [];
    for (const challenge of challenges)
      statuses.push(await statusOf(challenge, await codeOf(stack, challenge)));
    assert.deepEqual(statuses, [401, 201, 201, 201]);
  });

  it('is mailed ten times a day', async () => {
    const email = 'eleven@example.com';
    await converse(stack, email);
    const challenges: Challenge[] = [];
    for (let asks = 0; asks < 10; asks += 1) challenges.push(await askForCode(stack, email));
    await Promise.all(challenges.map((challenge) => mailOf(stack, challenge)));

    const before = await requestsFor(email);
    const eleventh = await askForCode(stack, email);
    assert.equal(eleventh.challenge.length, challenges[0]?.challenge.length);
    // What is asked for afterwards, and mailed, shows that nothing was done for this one.
    await asked('after.eleven@example.com');
    const mails = await stack.helpdesk.mails();
    assert.equal(mails.filter(({ to }) => to.includes(email)).length, 10);
    assert.equal(await requestsFor(email), before);

    const [tenth] = challenges.slice(-1);
    assert.ok(tenth);
    const code = await codeOf(stack, tenth);
    assert.equal(await statusOf(eleventh, code), 401);
    assert.equal(await statusOf(tenth, code), 201, 'nothing was displaced');

    await stack.worker.advance(24 * 60 * MINUTE_MS);
    const next = await askForCode(stack, email);
    assert.equal(await statusOf(next, await codeOf(stack, next)), 201);
  });

  it('is left to whose address it is, however often a stranger asks for it', async () => {
    const email = 'pestered@example.com';
    await converse(stack, email);
    const from = async (address: string): Promise<Challenge> => {
      const answer = await post(stack, '/v1/session/code', { email }, { 'CF-Connecting-IP': address });
      assert.equal(answer.status, 202);
      return (await answer.json()) as Challenge;
    };
    const strangers = ['198.51.100.7', '198.51.100.8', '2001:db8:ffff:1::1', '2001:db8:ffff:2::1'];
    for (let asks = 0; asks < 20; asks += 1) await from(strangers[asks % 4] ?? '');
    for (const home of ['203.0.113.5', '203.0.114.5', '203.0.115.5']) {
      const challenge = await from(home);
      assert.equal(await statusOf(challenge, await codeOf(stack, challenge)), 201);
    }
    await from('203.0.116.5');
    await asked('after.pestered@example.com');
    assert.equal((await stack.helpdesk.mails()).filter(({ to }) => to.includes(email)).length, 10);
  });

  it('comes with the same refusal for whatever is wrong', async () => {
    const { challenge, code } = await asked('refusals@example.com');
    const wrong = await redeem(challenge, otherThan(code));
    const used = await asked('refusals.used@example.com');
    await redeem(used.challenge, used.code);
    const forged = `${challenge.challenge.slice(0, -2)}AA`;
    const answers = [
      wrong,
      await redeem(used.challenge, used.code),
      await redeem(challenge, 'nonsense'),
      await redeem({ ...challenge, challenge: forged }, code),
      await redeem({ ...challenge, challenge: 'x' }, code),
      await redeem(challenge, code, { Origin: OTHER_SITE }),
    ];
    const bodies = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]));
    assert.equal(bodies[0]?.[0], 401);
    for (const body of bodies) assert.deepEqual(body, bodies[0]);
  });
});

async function requestsFor(email: string): Promise<number> {
  const requests = await stack.helpdesk.requests();
  return requests.filter(({ query }) => query['for'] === email).length;
}
