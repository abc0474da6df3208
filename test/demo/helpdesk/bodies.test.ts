import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHelpdesk } from './helpdesk.ts';

const BLANK = ["can't be blank"];
const INVALID = ['is invalid'];

const good = {
  subject: 'Hello',
  category: 'support',
  message: { body: 'Hello' },
  user: { email: 'bob@example.com' },
};

test('a conversation that is not acceptable is 422 and names the field', async (t) => {
  const helpdesk = await openHelpdesk(t);
  for (const [body, errors] of [
    [{}, { conversation: BLANK }],
    [[], { body: INVALID }],
    [{ conversation: 'x' }, { conversation: INVALID }],
    [{ conversation: {} }, { subject: BLANK, category: BLANK, message: BLANK }],
    [{ conversation: { ...good, subject: ' ' } }, { subject: BLANK }],
    [{ conversation: { ...good, subject: 5 } }, { subject: INVALID }],
    [{ conversation: { ...good, category: 'sales' } }, { category: INVALID }],
    [{ conversation: { ...good, category: '' } }, { category: BLANK }],
    [{ conversation: { ...good, message: {} } }, { 'message.body': BLANK }],
    [{ conversation: { ...good, message: { body: '' } } }, { 'message.body': BLANK }],
    [{ conversation: { ...good, message: { body: 'x', visibility: 3 } } }, { 'message.visibility': INVALID }],
    [
      { conversation: { ...good, message: { body: 'x', recipients: 'a@b.c' } } },
      { 'message.recipients': INVALID },
    ],
    [
      { conversation: { ...good, message: { body: 'x', attachments: ['/etc/passwd'] } } },
      { 'message.attachments.0': INVALID },
    ],
    [{ conversation: { ...good, user: {} } }, { 'user.email': BLANK }],
    [{ conversation: { ...good, user: { email: 'bob' } } }, { 'user.email': INVALID }],
    [
      { conversation: { ...good, user: { ...good.user, data: { deep: {} } } } },
      { 'user.data.deep': INVALID },
    ],
    [{ conversation: { ...good, status: 10 } }, { status: INVALID }],
    [{ conversation: { ...good, status: '0' } }, { status: INVALID }],
    [{ conversation: { ...good, tag_list: 'red' } }, { tag_list: INVALID }],
    [{ conversation: { ...good, data: [] } }, { data: INVALID }],
    [{ conversation: { ...good, assignee: 'bob@example.com' } }, { assignee: INVALID }],
    [{ conversation: { ...good, assignee: { email: 'robin@acorn-bikes.example' } } }, { assignee: INVALID }],
  ] as const) {
    const answer = await helpdesk.api('POST', '/conversations', body);
    assert.equal(answer.status, 422, JSON.stringify(body));
    assert.deepEqual(answer.body, { errors });
  }
  assert.deepEqual(await helpdesk.control.conversations(), []);
});

test('a message or an update that is not acceptable is 422 and changes nothing', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post();
  const before = await helpdesk.control.conversations();
  for (const [method, path, body, errors] of [
    ['POST', '/messages', {}, { message: BLANK }],
    ['POST', '/messages', { message: { body: null } }, { body: BLANK }],
    ['POST', '/messages', { message: { body: 'x', user: { name: 'Bob' } } }, { 'user.email': BLANK }],
    ['PUT', '', {}, { conversation: BLANK }],
    ['PUT', '', { conversation: { status: 'open' } }, { status: INVALID }],
    ['PUT', '', { conversation: { status: 5 } }, { hold_until: BLANK }],
    ['PUT', '', { conversation: { category: 'sales' } }, { category: INVALID }],
    ['PUT', '', { conversation: { assignee: 'robin@acorn-bikes.example' } }, { assignee: INVALID }],
    ['PUT', '', { conversation: { assignee: { email: 'bob@example.com' } } }, { assignee: INVALID }],
  ] as const) {
    const answer = await helpdesk.api(method, `/conversations/${slug}${path}`, body);
    assert.equal(answer.status, 422, JSON.stringify(body));
    assert.deepEqual(answer.body, { errors });
  }
  assert.deepEqual(await helpdesk.control.conversations(), before);
});

test('a body that is no JSON is 400, one that is not declared as JSON has nothing in it', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const broken = await helpdesk.api('POST', '/conversations', '{"conversation":');
  const undeclared = await helpdesk.api(
    'POST',
    '/conversations',
    { conversation: good },
    { 'content-type': 'text/plain' },
  );

  assert.deepEqual([broken.status, typeof broken.body.error], [400, 'string']);
  assert.deepEqual([undeclared.status, undeclared.body], [422, { errors: { conversation: BLANK } }]);
});

test('what the API does not know is dropped in silence', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const body = { conversation: { ...good, slug: 'mine', id: 77, message: { body: 'x', origin: 17 } } };
  const answer = await helpdesk.api('POST', '/conversations', body);

  assert.deepEqual([answer.status, answer.body.slug, answer.body.origin], [201, 'hello', 7]);
});
