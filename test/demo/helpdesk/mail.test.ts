import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHelpdesk, type TestHelpdesk } from './helpdesk.ts';

const MAIL = {
  from: 'Acorn Bikes <hello@acorn-bikes.example>',
  to: 'ada@example.com',
  subject: 'Your code',
  text: 'Your code is 4821 9931.',
};

async function send({ url }: TestHelpdesk, mail: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/emails`, {
    method: 'POST',
    headers: { authorization: 'Bearer key', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(mail),
  });
  return { status: response.status, body: (await response.json()) as { id?: string; name?: string } };
}

test('a mail is caught with all that was in it', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { status, body } = await send(helpdesk, {
    ...MAIL,
    to: ['ada@example.com', 'bob@example.com'],
    html: '<p>Hi</p>',
    reply_to: 'support@acorn-bikes.example',
    headers: { 'X-Entity-Ref-ID': '1' },
  });
  const mail = await helpdesk.control.mailWhen(({ subject }) => subject === 'Your code');

  assert.equal(status, 200);
  assert.deepEqual(
    { ...mail, createdAt: '' },
    {
      id: body.id,
      from: MAIL.from,
      to: ['ada@example.com', 'bob@example.com'],
      subject: 'Your code',
      text: MAIL.text,
      html: '<p>Hi</p>',
      replyTo: ['support@acorn-bikes.example'],
      headers: { 'X-Entity-Ref-ID': '1' },
      idempotencyKey: null,
      createdAt: '',
    },
  );
});

test('what is no mail is refused as the provider does', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { text, ...bodyless } = MAIL;
  for (const [mail, headers, status, name] of [
    [MAIL, { authorization: '' }, 401, 'missing_api_key'],
    [{ ...MAIL, to: [] }, {}, 422, 'missing_required_field'],
    [{ ...MAIL, subject: undefined }, {}, 422, 'missing_required_field'],
    [bodyless, {}, 422, 'missing_required_field'],
    ['text', {}, 422, 'missing_required_field'],
  ] as const) {
    const answer = await send(helpdesk, mail, headers);
    assert.deepEqual([answer.status, answer.body.name], [status, name], JSON.stringify(mail));
  }
  assert.deepEqual(await helpdesk.control.mails(), []);
});

test('a repeated key sends once; with another mail it is refused', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const key = { 'idempotency-key': 'code/1' };
  const first = await send(helpdesk, MAIL, key);
  const again = await send(helpdesk, MAIL, key);
  const other = await send(helpdesk, { ...MAIL, text: 'Other' }, key);

  assert.equal(again.body.id, first.body.id);
  assert.deepEqual([other.status, other.body.name], [409, 'invalid_idempotent_request']);
  assert.equal((await helpdesk.control.mails()).length, 1);
});
