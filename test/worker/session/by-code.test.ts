import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Challenge, Session } from '../../../worker/contract/session.ts';
import { askForCode, codeOf, converse, mailOf, otherThan, post } from '../../support/customer.ts';
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
});
