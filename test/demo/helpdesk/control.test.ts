import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { createChanges } from '../../../demo/helpdesk/control/changes.ts';
import { startHelpdesk } from '../../../demo/helpdesk/server.ts';
import { basic, LOGIN, openHelpdesk } from './helpdesk.ts';

test('the log has every request to the API, with what was in it', async (t) => {
  const helpdesk = await openHelpdesk(t);
  await helpdesk.post({ subject: 'Logged' });
  await helpdesk.api('GET', '/conversations?for=a@b.c&page=2', undefined, basic({ email: 'x', token: 'y' }));
  await helpdesk.control.addFault({ match: {}, fault: { kind: 'status', status: 500, body: {} } });
  await helpdesk.api('PUT', '/conversations/logged', '{"broken');
  await fetch(helpdesk.url);
  const [first, second, third, ...more] = await helpdesk.control.requests();

  assert.deepEqual([first?.method, first?.path, first?.authorised], ['POST', '/api/v1/conversations', true]);
  assert.match(JSON.stringify(first?.body), /^\{"conversation":\{"subject":"Logged"/);
  assert.deepEqual(
    [second?.query, second?.body, second?.authorised],
    [{ for: 'a@b.c', page: '2' }, null, false],
  );
  assert.deepEqual([third?.body, third?.fault], ['{"broken', 'status']);
  assert.ok(!Number.isNaN(Date.parse(first?.time ?? '')));
  assert.deepEqual(more, []);
});

test('a wait ends when what it waits for happens', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post();
  const waiting = helpdesk.control.conversationWhen(({ status }) => status === 2);
  await helpdesk.control.act(slug, { kind: 'status', status: 2 });

  assert.equal((await waiting).slug, slug);
});

test('who waits for a change is woken by it, not by the time limit', async () => {
  const changes = createChanges();
  const waiting = changes.past('records', 0, 2 ** 30);
  changes.moved('requests');
  changes.moved('records');

  assert.equal(await waiting, 1);
  assert.equal(await changes.past('requests', 0, 2 ** 30), 1);
});

test('a wait in vain throws and says what there was', async (t) => {
  const helpdesk = await openHelpdesk(t);
  await helpdesk.post();

  await assert.rejects(
    helpdesk.control.conversationWhen(() => false, { timeoutMs: 1 }),
    /\/conversations.*knock-knock/s,
  );
});

test('reset forgets everything and numbers begin anew', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { control } = helpdesk;
  const before = await control.switches();
  await helpdesk.post();
  const [first] = await control.conversations();
  await control.setSwitches({ reopen: false, authStatus: 403 });
  await control.addFault({ match: { path: 'never' }, fault: { kind: 'reset-before' } });
  await control.reset();

  assert.deepEqual(await control.conversations(), []);
  assert.deepEqual(await control.requests(), []);
  assert.deepEqual(await control.faults(), []);
  assert.deepEqual(await control.switches(), before);
  await helpdesk.post();
  assert.equal((await control.conversations())[0]?.id, first?.id);
});

test('what the control routes do not know is refused by name', async (t) => {
  const { url, control } = await openHelpdesk(t);
  const bad = control as unknown as { addFault(rule: unknown): Promise<void> };
  for (const rule of [
    { match: {}, fault: { kind: 'explode' } },
    { match: {}, fault: { kind: 'delay' } },
    { match: { paht: 'x' }, fault: { kind: 'reset-before' } },
    { match: { path: '(' }, fault: { kind: 'reset-before' } },
    { match: {}, times: 0, fault: { kind: 'reset-before' } },
  ]) {
    await assert.rejects(bad.addFault(rule), /422/, JSON.stringify(rule));
  }
  assert.equal((await fetch(`${url}/control/changes?topic=records`)).status, 422);
  assert.equal((await fetch(`${url}/control/nothing`)).status, 404);
  await assert.rejects(control.act('nobody', { kind: 'note', body: 'x' }), /404/);
});

test('browsers of any origin may use the control routes, and only those', async (t) => {
  const { url } = await openHelpdesk(t);
  const preflight = await fetch(`${url}/control/switches`, { method: 'OPTIONS' });

  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get('access-control-allow-origin'), '*');
  assert.match(preflight.headers.get('access-control-allow-methods') ?? '', /PATCH/);
  assert.equal(preflight.headers.get('access-control-allow-headers'), 'content-type');
  const api = await fetch(`${url}/api/v1/conversations.json`);
  assert.equal(api.headers.has('access-control-allow-origin'), false);
});

test('the control routes answer only under a name of this machine', async (t) => {
  const { url } = await openHelpdesk(t);
  const status = await new Promise((resolve, reject) => {
    request(`${url}/control/mails`, { headers: { host: 'rebound.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

  assert.equal(status, 403);
});

test('a port that is taken is said so', async (t) => {
  const { url } = await openHelpdesk(t);

  await assert.rejects(startHelpdesk({ login: LOGIN, port: Number(new URL(url).port) }), {
    code: 'EADDRINUSE',
  });
});
