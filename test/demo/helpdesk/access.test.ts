import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basic, LOGIN, openHelpdesk } from './helpdesk.ts';

test('the login is needed, whole and right', async (t) => {
  const helpdesk = await openHelpdesk(t);
  for (const [headers, status] of [
    [{}, 401],
    [basic({ ...LOGIN, token: 'wrong' }), 401],
    [basic({ ...LOGIN, email: 'other@acorn-bikes.example' }), 401],
    [{ authorization: `Bearer ${LOGIN.token}` }, 401],
    [basic(LOGIN), 200],
  ] as const) {
    const response = await fetch(`${helpdesk.url}/api/v1/conversations.json`, { headers });
    assert.equal(response.status, status, JSON.stringify(headers));
  }
});

test('wrong credentials can be answered with 403, as the API once did', async (t) => {
  const helpdesk = await openHelpdesk(t);
  await helpdesk.control.setSwitches({ authStatus: 403 });
  const { status, body } = await helpdesk.api('GET', '/conversations', undefined, {
    authorization: 'Basic x',
  });

  assert.equal(status, 403);
  assert.equal(typeof body.error, 'string');
});

test('credentials stop working when the token changes, and nothing is stored with them', async (t) => {
  const helpdesk = await openHelpdesk(t);
  await helpdesk.control.setSwitches({ token: 'new-token' });

  await assert.rejects(helpdesk.post(), /401/);
  assert.deepEqual(await helpdesk.control.conversations(), []);
  const answer = await helpdesk.api('GET', '/messages', undefined, basic({ ...LOGIN, token: 'new-token' }));
  assert.equal(answer.status, 200);
});

test('JSON has to be asked for, by Accept or by suffix', async (t) => {
  const helpdesk = await openHelpdesk(t);
  await helpdesk.post();
  for (const [path, accept, status] of [
    ['/conversations', 'application/json', 200],
    ['/conversations', '*/*', 406],
    ['/conversations', 'text/html', 406],
    ['/conversations.json', '*/*', 200],
    ['/conversations/knock-knock.json', '*/*', 200],
    ['/conversations/knock-knock/messages.json', '*/*', 200],
    ['/conversations/knock-knock/messages', '*/*', 406],
  ] as const) {
    const answer = await helpdesk.api('GET', path, undefined, { accept });
    assert.equal(answer.status, status, `${path} ${accept}`);
  }
});

test('what there is not, is 404 with an error in JSON', async (t) => {
  const helpdesk = await openHelpdesk(t);
  for (const [method, path] of [
    ['GET', '/nothing'],
    ['DELETE', '/conversations'],
    ['GET', '/conversations/nobody-knows'],
    ['GET', '/conversations/%E0%A4%A'],
    ['PUT', '/conversations/nobody-knows'],
    ['GET', '/conversations/nobody-knows/messages'],
    ['POST', '/conversations/nobody-knows/messages'],
  ] as const) {
    const { status, body } = await helpdesk.api(method, path);
    assert.equal(status, 404, `${method} ${path}`);
    assert.equal(typeof body.error, 'string');
  }
});
