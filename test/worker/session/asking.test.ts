import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Session } from '../../../worker/contract/session.ts';
import { canonicalAddress } from '../../../worker/session/address.ts';
import { customerName } from '../../../worker/session/customers.ts';
import { askForCode, codeOf, converse, mailOf, newClient, post } from '../../support/customer.ts';
import { type Gate, startGate } from '../../support/gate.ts';
import { messageAbout, type Stack, startStack } from '../../support/stack.ts';

let stack: Stack;
before(async () => {
  stack = await startStack();
});
after(() => stack.close());

const ask = (email: unknown, headers: Record<string, string> = {}) =>
  post(stack, '/v1/session/code', { email }, headers);

/** What was logged of the codes that `act` asks for, once all is clear. */
async function outcomesOf(act: () => Promise<unknown>, count = 1): Promise<string> {
  const before = stack.worker.harness.getLogs().length;
  await act();
  for (;;) {
    const logs = stack.worker.harness.getLogs().slice(before);
    const lines = logs
      .map(({ message }) => message)
      .filter((line) => /"code","is":"(not_)?mailed"/.test(line));
    if (lines.length >= count) return lines.join('\n');
    // A request takes a while, and looking again and again would keep the logs from coming in.
    await (await fetch(`${stack.worker.url}/healthz`)).text();
  }
}

/** All by which anybody could tell an answer from another. */
async function faceOf(answer: Response): Promise<unknown> {
  const text = await answer.text();
  const body = JSON.parse(text) as Record<string, string>;
  return {
    status: answer.status,
    length: text.length,
    members: Object.entries(body).map(([name, value]) => [name, value.length]),
    headers: [...answer.headers].filter(([name]) => name !== 'date').map(([name, value]) => [name, value]),
  };
}

describe('asking for a code', () => {
  it('is answered alike for a known and an unknown address', async () => {
    await converse(stack, 'known@example.com');
    await outcomesOf(async () => {
      const known = await ask('known@example.com');
      const stranger = await ask('never@example.com');
      assert.deepEqual(await faceOf(known), await faceOf(stranger));
      assert.equal(known.status, 202);
      assert.equal(known.headers.get('Cache-Control'), 'no-store');
    }, 2);
  });

  it('brings no mail to an address without conversations', async () => {
    const outcome = await outcomesOf(() => askForCode(stack, 'nobody@example.com'));
    assert.match(outcome, /"reason":"no_conversations"/);
    assert.deepEqual(
      (await stack.helpdesk.mails()).filter(({ to }) => to.includes('nobody@example.com')),
      [],
    );
  });

  it('brings no mail for others’ conversations, whatever the helpdesk lists', async () => {
    await converse(stack, 'somebody.else@example.com');
    await stack.helpdesk.setSwitches({ forUnknown: 'everything' });
    const outcome = await outcomesOf(() => askForCode(stack, 'curious@example.com'));
    await stack.helpdesk.setSwitches({ forUnknown: 'empty' });
    assert.match(outcome, /"reason":"no_conversations"/);
  });

  it('brings a mail to who was only copied in, where the site lets them see it, and nowhere else', async () => {
    const [email, follower] = ['leader@example.com', 'copied.in@example.com'];
    await converse(stack, email, { subject: 'Followed' });
    const { slug } = await stack.helpdesk.conversationWhen(({ subject }) => subject === 'Followed');
    await stack.api('POST', `/conversations/${slug}/messages`, {
      message: { body: 'Copied in', visibility: 0, user: { email }, recipients: [follower] },
    });
    const asking = () => askForCode(stack, follower);
    assert.match(await outcomesOf(asking), /"reason":"no_conversations"/);
    await stack.worker.setHistory({ followers: true });
    assert.match(await outcomesOf(asking), /"is":"mailed"/);
    await stack.worker.setHistory({ followers: false });
  });

  it('brings no mail while the helpdesk cannot be asked', async () => {
    await stack.helpdesk.addFault({
      match: { method: 'GET', path: 'for=unlucky' },
      fault: { kind: 'status', status: 500 },
    });
    const outcome = await outcomesOf(() => askForCode(stack, 'unlucky@example.com'));
    assert.match(outcome, /"is":"not_mailed"/);
    assert.doesNotMatch(outcome, /no_conversations/);
  });

  it('brings a mail to whose message is still on its way, though the helpdesk cannot be asked', async () => {
    await stack.helpdesk.addFault({
      match: { path: '^/api' },
      times: 'always',
      fault: { kind: 'status', status: 500 },
    });
    await stack.send(messageAbout('On its way', { email: 'waiting@example.com', name: 'Typed by anybody' }));
    const challenge = await askForCode(stack, 'waiting@example.com');
    const code = await codeOf(stack, challenge);
    const { customer } = (await (
      await post(stack, '/v1/session', { challenge: challenge.challenge, code })
    ).json()) as Session;
    await stack.helpdesk.clearFaults();
    assert.deepEqual(customer, { email: 'waiting@example.com', name: null });
  });

  it('finds whoever wrote their address in another way', async () => {
    await converse(stack, 'Mixed.Case@Example.com');
    const challenge = await askForCode(stack, 'mixed.CASE@example.COM');
    const { to } = await mailOf(stack, challenge);
    assert.deepEqual(to, ['mixed.case@example.com']);
  });

  it('brings a mail with nothing in it that anybody typed', async () => {
    const typed = { name: 'Canary Name', subject: 'Canary subject', body: 'Canary body' };
    await converse(stack, 'canary.mail@example.com', typed);
    const challenge = await askForCode(stack, 'canary.mail@EXAMPLE.com');
    const mail = await mailOf(stack, challenge);
    const code = await codeOf(stack, challenge);
    assert.equal(mail.subject, 'Your code for Acorn Bikes');
    assert.equal(mail.from, 'Acorn Bikes <contact@acorn-bikes.example>');
    assert.deepEqual(mail.replyTo, []);
    assert.equal(mail.html, null);
    const until = challenge.expiresAt.slice(11, 16);
    assert.equal(
      mail.text,
      `${code}\n\nis your code to see your conversations with Acorn Bikes. It is valid for ten minutes, until ${until} UTC, ` +
        'and only on the page where it was asked for.\n\nIf you did not ask for it, ignore this e-mail: ' +
        'without the code nobody gets in. Never pass it on to anybody.\n',
    );
  });

  const wrong: [what: string, email: unknown, status: number][] = [
    ['a list', ['victim@example.com', 'attacker@example.com'], 422],
    ['an object', { email: 'victim@example.com' }, 422],
    ['nothing', null, 422],
    ['a number', 7, 422],
    ['two addresses', 'victim@example.com,attacker@example.com', 422],
    ['two addresses, apart', 'victim@example.com attacker@example.com', 422],
    ['a display name', 'Victim <victim@example.com>', 422],
    ['a header', 'victim@example.com\r\nBcc: attacker@example.com', 422],
    ['a line break at the end', 'victim@example.com\n', 422],
    ['a zero byte', 'victim@example.com\0', 422],
    ['a quoted local part', '"victim@example.com,"@example.org', 422],
    ['letters beyond ASCII before the @', 'vıctim@example.com', 422],
    ['blanks', '   ', 422],
    ['far too much', `${'a'.repeat(300)}@example.com`, 422],
  ];
  for (const [what, email, status] of wrong)
    it(`takes no ${what} for an address`, async () => {
      const answer = await ask(email);
      assert.equal(answer.status, status);
      const { errors } = (await answer.json()) as { errors: { path: string[] }[] };
      assert.deepEqual(errors[0]?.path.slice(0, 1), ['email']);
    });

  it('takes nothing else along', async () => {
    assert.equal((await post(stack, '/v1/session/code', { email: 'a@example.com', name: 'x' })).status, 400);
    assert.equal(
      (await post(stack, '/v1/session/code', '{"email":"a@b.example","email":"c@d.example"}')).status,
      400,
    );
    assert.equal((await stack.request('/v1/session/code')).status, 405);
  });

  it('is possible so often a minute for each client, and for no client more', async () => {
    const client = newClient();
    const header = { 'CF-Connecting-IP': client };
    // Two more than are allowed, so that the turn of a minute between them does not matter.
    const statuses: number[] = [];
    for (let asks = 0; asks < 62; asks += 1)
      statuses.push((await ask(`limit${asks}@example.com`, header)).status);
    assert.ok(statuses.includes(202) && statuses.includes(429));
    // The neighbour within the same /64 is the same client.
    const neighbour = client.replace(/1$/, 'ffff');
    const again = await Promise.all(
      Array.from({ length: 62 }, (_, index) =>
        ask(`n${index}@example.com`, { 'CF-Connecting-IP': neighbour }),
      ),
    );
    const limited = again.find(({ status }) => status === 429);
    assert.ok(limited);
    assert.equal(limited.headers.get('Retry-After'), '60');
    assert.equal(((await limited.json()) as { code: string }).code, 'rate_limited');
    assert.equal((await ask('free@example.com')).status, 202);
  });
});

describe('the answer', () => {
  let gate: Gate;
  let gated: Stack;
  before(async () => {
    gate = await startGate();
    gated = await startStack(() => ({ vars: { REAMAZE_BASE_URL: gate.url } }));
  });
  after(async () => {
    await gated.close();
    await gate.close();
  });

  it('comes before anybody has said whether the address is known', async () => {
    // The helpdesk answers nobody: an answer that waited for it would never come.
    const challenge = await askForCode(gated, 'early@example.com');
    assert.match(challenge.challenge, /^[\w-]{128}$/);
    assert.match(await gate.next(), /for=early%40example\.com/);
    // Whose object it is, is no secret; and the object knows nothing that an answer could depend on.
    const canonical = canonicalAddress('early@example.com') ?? '';
    assert.equal(
      Buffer.from(challenge.challenge, 'base64url').subarray(0, 32).toString('base64url'),
      await customerName(canonical),
    );
    gate.open({ conversations: [], page_count: 1 });
  });
});
