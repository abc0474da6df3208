import { assert } from 'chai';
import { createAccountClient } from '../../../component/account-client.ts';
import { conversation, sessionOf, TOKEN } from '../support/account.ts';

const ID = '~3.a/b?c';
const KEY = '0f8fad5b-d9cb-469f-a165-70867728950e';

/** What a client asks, and what it makes of one answer to all of it. */
function asking(response: () => Response) {
  const asked: { method: string; path: string; headers: Headers; body: string }[] = [];
  const client = createAccountClient('https://w.example/contact', {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { pathname, search } = new URL(request.url);
      const { method, headers } = request;
      asked.push({ method, path: `${pathname}${search}`, headers, body: await request.text() });
      return response();
    },
  });
  return { client, asked };
}

describe('the client for customers', () => {
  it('asks each route as the customer, with the token in its header and nowhere else', async () => {
    const { client, asked } = asking(() => Response.json({ ...conversation, items: [], next: null }));
    await client.getSession(TOKEN);
    await client.signOut(TOKEN);
    await client.signOut(TOKEN, true);
    await client.listConversations(TOKEN, {});
    await client.listConversations(TOKEN, { state: 'closed', cursor: 'a b' });
    await client.getConversation(TOKEN, ID);
    await client.listMessages(TOKEN, ID, { cursor: 'c' });
    await client.sendReply(TOKEN, ID, '{"body":"Hi"}', KEY);
    await client.setState(TOKEN, ID, 'closed');
    const id = encodeURIComponent(ID);
    assert.deepEqual(
      asked.map(({ method, path }) => `${method} ${path}`),
      [
        'GET /contact/v1/session',
        'DELETE /contact/v1/session',
        'DELETE /contact/v1/session?everywhere=true',
        'GET /contact/v1/conversations',
        'GET /contact/v1/conversations?state=closed&cursor=a+b',
        `GET /contact/v1/conversations/${id}`,
        `GET /contact/v1/conversations/${id}/messages?cursor=c`,
        `POST /contact/v1/conversations/${id}/messages`,
        `PATCH /contact/v1/conversations/${id}`,
      ],
    );
    for (const { headers, path, body } of asked) {
      assert.strictEqual(headers.get('Authorization'), `Bearer ${TOKEN}`);
      assert.notInclude(path + body, TOKEN);
    }
    assert.strictEqual(asked[7]?.headers.get('Idempotency-Key'), KEY);
    assert.strictEqual(asked[8]?.body, '{"state":"closed"}');
  });

  it('asks for a code and a session as nobody yet', async () => {
    const { client, asked } = asking(() =>
      Response.json({ challenge: 'c', ...sessionOf() }, { status: 201 }),
    );
    const challenge = await client.requestCode('ann@example.com');
    const session = await client.signIn({ challenge: 'c', code: '12345678' });
    assert.strictEqual(challenge.outcome, 'ok');
    assert.strictEqual(session.outcome, 'ok');
    assert.deepEqual(
      asked.map(({ path, body }) => [path, JSON.parse(body)]),
      [
        ['/contact/v1/session/code', { email: 'ann@example.com' }],
        ['/contact/v1/session', { challenge: 'c', code: '12345678' }],
      ],
    );
    assert.isTrue(asked.every(({ headers }) => !headers.has('Authorization')));
  });

  it('hears only of changes, with the tag of the copy at hand', async () => {
    const page = { items: [conversation], next: null };
    const first = asking(() => Response.json(page, { headers: { ETag: '"1"' } }));
    assert.deepEqual(await first.client.listConversations(TOKEN, {}), {
      outcome: 'ok',
      value: { value: page, etag: '"1"' },
    });
    const again = asking(() => new Response(null, { status: 304 }));
    assert.deepEqual(await again.client.listConversations(TOKEN, {}, { etag: '"1"' }), {
      outcome: 'unchanged',
    });
    assert.strictEqual(again.asked[0]?.headers.get('If-None-Match'), '"1"');
  });

  it('takes no other JSON for an answer', async () => {
    const { client } = asking(() => Response.json({ hello: 1 }));
    const answers = [
      await client.requestCode('ann@example.com'),
      await client.signIn({ identity: 'jwt' }),
      await client.getSession(TOKEN),
      await client.listConversations(TOKEN, {}),
      await client.getConversation(TOKEN, ID),
      await client.listMessages(TOKEN, ID, {}),
      await client.sendReply(TOKEN, ID, '{}', KEY),
      await client.setState(TOKEN, ID, 'open'),
    ];
    for (const answer of answers) assert.deepEqual(answer, { outcome: 'unreachable', reason: 'network' });
  });

  it('says that a session is over', async () => {
    const { client } = asking(() => Response.json({ code: 'unauthenticated' }, { status: 401 }));
    const answer = await client.listConversations(TOKEN, {});
    assert.deepEqual(answer, { outcome: 'problem', status: 401, code: 'unauthenticated', errors: [] });
  });
});
