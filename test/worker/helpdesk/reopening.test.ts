import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { DEMO_LOGIN } from '../../../demo/environment.ts';
import { type Control, createControl, type Fault } from '../../../demo/helpdesk/control.ts';
import { type Helpdesk as StandIn, startHelpdesk } from '../../../demo/helpdesk/server.ts';
import type { Helpdesk, NewMessage } from '../../../worker/helpdesk/helpdesk.ts';
import { createReamaze } from '../../../worker/helpdesk/reamaze/reamaze.ts';

const ann = { name: 'Ann', email: 'ann@example.com' };

let standIn: StandIn;
let control: Control;
let reamaze: Helpdesk;
let reply: NewMessage;
before(async () => {
  standIn = await startHelpdesk({ login: DEMO_LOGIN });
  control = createControl(standIn.url);
  reamaze = createReamaze({ baseUrl: standIn.url, loginEmail: DEMO_LOGIN.email, apiToken: DEMO_LOGIN.token });
});
beforeEach(async () => {
  await control.reset();
  await control.setSwitches({ reopen: false });
  const created = await reamaze.createConversation({
    submissionId: 'a-submission-of-ours',
    channel: 'support',
    tags: ['website'],
    subject: 'Lamp',
    body: 'Hi',
    author: ann,
    data: { reference: 'AAAA-AAAA' },
    files: [],
  });
  assert.equal(created.is, 'delivered');
  const conversationId = created.is === 'delivered' ? created.conversationId : '';
  reply = { originId: 'a-reply-of-ours', conversationId, body: 'And?', author: ann, files: [] };
});
after(() => standIn.close());

const setStatus = (status: number) => control.act(reply.conversationId, { kind: 'status', status });
const status = async () => (await control.conversations())[0]?.status;
const calls = async () => (await control.requests()).map(({ method, path }) => `${method} ${path.slice(7)}`);
/** Strikes once, after the reply was posted. */
const inError = (method: string, fault: Fault) =>
  control.addFault({ match: { method, path: 'conversations/lamp$' }, fault });
const delivered = () => ({ is: 'delivered', conversationId: reply.conversationId });
const found = () => ({ ...delivered(), is: 'found' });
const NOT_REOPENED = { is: 'unclear', reason: 'not_reopened' };

describe('a reply', () => {
  for (const closed of [2, 4, 6, 8]) {
    it(`opens a conversation of status ${closed}`, async () => {
      await setStatus(closed);
      assert.deepEqual(await reamaze.createMessage(reply), delivered());
      assert.equal(await status(), 0);
    });
  }

  for (const left of [0, 1, 3, 5, 7, 9]) {
    it(`leaves a conversation of status ${left} as it is`, async () => {
      await setStatus(left);
      assert.deepEqual(await reamaze.createMessage(reply), delivered());
      assert.equal(await status(), left);
      assert.ok(!(await calls()).some((call) => call.startsWith('PUT')));
    });
  }

  it('changes nothing but the state', async () => {
    await setStatus(2);
    await reamaze.createMessage(reply);
    const [conversation] = await control.conversations();
    assert.deepEqual(conversation?.tags, ['website']);
    assert.equal(conversation?.data['reference'], 'AAAA-AAAA');
    const put = (await control.requests()).find(({ method }) => method === 'PUT');
    assert.deepEqual(put?.body, { conversation: { status: 0 } });
  });

  const troubles: [what: string, method: string, fault: Fault][] = [
    ['cannot be looked at', 'GET', { kind: 'status', status: 500 }],
    ['cannot be looked at for want of credentials', 'GET', { kind: 'status', status: 401 }],
    ['is looked at too often', 'GET', { kind: 'status', status: 429 }],
    ['is not there to be looked at', 'GET', { kind: 'status', status: 404 }],
    ['says nothing of its state', 'GET', { kind: 'status', status: 200, body: { slug: 'lamp' } }],
    ['cannot be opened', 'PUT', { kind: 'status', status: 503 }],
    ['may not be opened', 'PUT', { kind: 'status', status: 422, body: {} }],
    ['loses the connection', 'PUT', { kind: 'reset-before' }],
  ];
  for (const [what, method, fault] of troubles) {
    it(`is not delivered while its conversation ${what}, and not sent again for it`, async () => {
      await setStatus(2);
      await inError(method, fault);
      assert.deepEqual(await reamaze.createMessage(reply), NOT_REOPENED);
      assert.equal(await status(), 2);
      assert.deepEqual(await reamaze.findMessage(reply), found());
      assert.equal(await status(), 0);
      const bodies = (await control.conversations())[0]?.messages.map(({ body }) => body);
      assert.deepEqual(bodies, ['Hi', 'And?']);
    });
  }

  it('that was found is not taken for delivered either, as long as its conversation is closed', async () => {
    await setStatus(2);
    await inError('PUT', { kind: 'status', status: 500 });
    await inError('PUT', { kind: 'status', status: 422 });
    await inError('PUT', { kind: 'status', status: 429, headers: { 'Retry-After': '7' } });
    assert.deepEqual(await reamaze.createMessage(reply), NOT_REOPENED);
    assert.deepEqual(await reamaze.findMessage(reply), NOT_REOPENED);
    assert.deepEqual(await reamaze.findMessage(reply), { is: 'rate_limited', retryAfterMs: 7_000 });
    assert.deepEqual(await reamaze.findMessage(reply), found());
    assert.equal(await status(), 0);
  });

  it('that is not there opens nothing', async () => {
    await setStatus(2);
    assert.deepEqual(await reamaze.findMessage(reply), { is: 'not_found' });
    assert.equal(await status(), 2);
  });

  for (const status of [401, 403]) {
    it(`is refused by ${status} where our login is taken for others, and stops the line where it is not`, async () => {
      const match = { path: 'conversations/lamp' };
      await control.addFault({ match, times: 'always', fault: { kind: 'status', status } });
      assert.deepEqual(await reamaze.createMessage(reply), { is: 'refused', status: 403 });
      await control.addFault({ match: {}, times: 'always', fault: { kind: 'status', status } });
      assert.deepEqual(await reamaze.createMessage(reply), { is: 'unauthorized' });
    });
  }

  it('that was refused opens nothing', async () => {
    await setStatus(2);
    await control.addFault({ match: { method: 'POST' }, fault: { kind: 'status', status: 422 } });
    assert.deepEqual(await reamaze.createMessage(reply), { is: 'refused', status: 422 });
    assert.equal(await status(), 2);
  });
});
