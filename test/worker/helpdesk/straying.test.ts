import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { DEMO_LOGIN } from '../../../demo/environment.ts';
import { type Control, createControl } from '../../../demo/helpdesk/control.ts';
import { type Helpdesk as StandIn, startHelpdesk } from '../../../demo/helpdesk/server.ts';
import type { Helpdesk } from '../../../worker/helpdesk/helpdesk.ts';
import { createReamaze } from '../../../worker/helpdesk/reamaze/reamaze.ts';

const ann = { name: 'Ann', email: 'ann@example.com' };

let standIn: StandIn;
let control: Control;
let reamaze: Helpdesk;
before(async () => {
  standIn = await startHelpdesk({ login: DEMO_LOGIN });
  control = createControl(standIn.url);
  reamaze = createReamaze({ baseUrl: standIn.url, loginEmail: DEMO_LOGIN.email, apiToken: DEMO_LOGIN.token });
});
beforeEach(() => control.reset());
after(() => standIn.close());

async function begin(subject: string): Promise<string> {
  const created = await reamaze.createConversation({
    submissionId: crypto.randomUUID(),
    channel: 'support',
    tags: [],
    subject,
    body: 'Hi',
    author: ann,
    data: {},
    files: [],
  });
  return created.is === 'delivered' ? created.conversationId : '';
}
const replyTo = (conversationId: string) =>
  reamaze.createMessage({
    originId: 'a-reply-of-ours',
    conversationId,
    body: 'Private',
    author: ann,
    files: [],
  });
const bodies = async () =>
  (await control.conversations()).flatMap(({ messages }) => messages.map(({ body }) => body));
const written = async () =>
  (await control.requests()).filter(({ method }) => method !== 'GET').map(({ method }) => method);

describe('a conversation that was deleted, whose name begins with another one’s number', () => {
  const GONE = '1-lamp-that-is-gone';

  it('is not taken for that one: nothing is written there, nor shown from there', async () => {
    await begin('Somebody else’s');
    assert.equal((await control.conversations())[0]?.id, 1);
    assert.deepEqual(await replyTo(GONE), { is: 'refused', status: 404 });
    assert.deepEqual(await reamaze.setState(GONE, 'closed'), { is: 'not_found' });
    assert.deepEqual(await written(), ['POST']);
    assert.deepEqual(await bodies(), ['Hi']);
    const read = await reamaze.listMessages({ conversationId: GONE, email: ann.email, page: 1 });
    assert.deepEqual(read.is === 'read' && read.items, []);
  });

  it('is written to while it is there', async () => {
    const lamps = await begin('12 lamps');
    assert.equal(lamps, '12-lamps');
    assert.deepEqual(await replyTo(lamps), { is: 'delivered', conversationId: lamps });
    assert.deepEqual(await reamaze.setState(lamps, 'closed'), { is: 'done' });
    assert.deepEqual(await bodies(), ['Hi', 'Private']);
    const read = await reamaze.listMessages({ conversationId: lamps, email: ann.email, page: 1 });
    assert.equal(read.is === 'read' && read.items.length, 2);
  });

  it('gets nothing where nobody can say whether it is there', async () => {
    const lamps = await begin('12 lamps');
    const refused = { kind: 'status', status: 401 } as const;
    await control.addFault({ match: { method: 'GET' }, times: 'always', fault: refused });
    assert.deepEqual(await replyTo(lamps), { is: 'unauthorized' });
    await control.clearFaults();
    await control.addFault({ match: { method: 'GET' }, fault: { kind: 'html' } });
    assert.deepEqual(await replyTo(lamps), { is: 'unclear', reason: 'unreadable_answer' });
    assert.deepEqual(await written(), ['POST']);
  });
});
