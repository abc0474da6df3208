import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, it } from 'node:test';
import { DEMO_SSO_SECRET } from '../../../demo/environment.ts';
import { DEMO_IDENTITY_KEY } from '../../../demo/site/identity.ts';
import type { Session } from '../../../worker/contract/session.ts';
import { customerName } from '../../../worker/session/customers.ts';
import {
  askForCode,
  bearing,
  codeOf,
  converse,
  identityOf,
  newClient,
  otherThan,
  post,
  ringFor,
  signIn,
} from '../../support/customer.ts';
import { type Stack, startStack } from '../../support/stack.ts';

const EMAIL = 'canary.customer@example.com';
const NAME = 'Quillonarius';

let stack: Stack;
before(async () => {
  stack = await startStack();
});
after(() => stack.close());

it('a log tells how people sign in, and never who or with what', async () => {
  await converse(stack, EMAIL, { name: NAME });
  const challenge = await askForCode(stack, EMAIL);
  const code = await codeOf(stack, challenge);
  const client = newClient();
  await post(
    stack,
    '/v1/session',
    { challenge: challenge.challenge, code: otherThan(code) },
    { 'CF-Connecting-IP': client },
  );
  const { token } = (await (
    await post(stack, '/v1/session', { challenge: challenge.challenge, code })
  ).json()) as Session;
  await stack.request('/v1/session', { headers: bearing({ token }) });

  const identity = identityOf(stack, EMAIL, NAME);
  for (const proof of [identity, identity, `${identity}x`, 'a.b.c'])
    await post(stack, '/v1/session', { identity: proof });
  const authkey = createHmac('sha256', DEMO_SSO_SECRET).update(`7:${EMAIL}`).digest('hex');
  await post(stack, '/v1/session', { reamaze: { id: '7', email: EMAIL, authkey } });
  await post(stack, '/v1/session', { reamaze: { id: '8', email: EMAIL, authkey } });

  await stack.helpdesk.addFault({
    match: { path: 'for=' },
    fault: { kind: 'status', status: 500, body: EMAIL },
  });
  await askForCode(stack, EMAIL);
  await stack.helpdesk.addFault({
    match: { path: '/emails' },
    fault: { kind: 'status', status: 500, body: EMAIL },
  });
  await askForCode(stack, EMAIL);
  await stack.helpdesk.clearFaults();
  const session = await signIn(stack, EMAIL);
  await stack.request('/v1/session?everywhere=true', { method: 'DELETE', headers: bearing(session) });
  await ringFor(stack, EMAIL);

  const lines = stack.worker.harness.getLogs().map(({ message }) => message);
  for (const seen of [
    '"code","is":"mailed"',
    '"code","is":"wrong"',
    '"code","is":"right"',
    '"signed_in","by":"code"',
    '"signed_in","by":"identity"',
    '"signed_in","by":"authkey"',
    '"used_before"',
    '"wrong_authkey"',
  ])
    assert.ok(
      lines.some((line) => line.includes(seen)),
      seen,
    );
  const secrets = [
    EMAIL,
    NAME,
    code,
    code.replace(' ', ''),
    challenge.challenge,
    token,
    identity,
    identity.split('.')[2] ?? '',
    authkey,
    client,
    await customerName(EMAIL),
    DEMO_SSO_SECRET,
    DEMO_IDENTITY_KEY.secret,
    'demo-mail-key',
  ];
  for (const secret of secrets) {
    assert.notEqual(secret, '');
    assert.deepEqual(
      lines.filter((line) => line.toLowerCase().includes(secret.toLowerCase())),
      [],
      secret,
    );
  }
});
