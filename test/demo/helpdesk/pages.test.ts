import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from '../../../demo/helpdesk/pages/markdown.ts';
import { openHelpdesk, openServer, type TestHelpdesk } from './helpdesk.ts';

const HOSTILE = `<script>alert(1)</script><img src=x onerror="alert(2)">"'&`;

async function page({ url }: TestHelpdesk, path: string) {
  const response = await fetch(`${url}${path}`);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

function submit({ url }: TestHelpdesk, slug: string, form: Record<string, string>, origin = url) {
  return fetch(`${url}/conversations/${slug}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams(form),
  });
}

test('a message is shown as Markdown, and nothing in it can run', () => {
  for (const [markdown, expected] of [
    ['so **bent**', '<p>so <strong>bent</strong></p>\n'],
    ['one\ntwo', '<p>one\ntwo</p>\n'],
    ['one  \ntwo', '<p>one<br />\ntwo</p>\n'],
    ['\\*as typed\\*', '<p>*as typed*</p>\n'],
    ['<script>alert(1)</script>', '<!-- raw HTML omitted -->\n'],
    ['a <b onclick=x>b</b>', '<p>a <!-- raw HTML omitted -->b<!-- raw HTML omitted --></p>\n'],
    ['[x](javascript:alert(1))', '<p><a>x</a></p>\n'],
    ['1 < 2 & "3"', '<p>1 &lt; 2 &amp; &quot;3&quot;</p>\n'],
  ] as const) {
    assert.equal(renderMarkdown(markdown), expected);
  }
});

test('whatever was sent is escaped on every page', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post({
    subject: HOSTILE,
    message: { body: HOSTILE, attachments: ['http://127.0.0.1:1/<script>alert(3)</script>'] },
    user: { name: HOSTILE, email: 'bob@example.com' },
    data: { [HOSTILE]: HOSTILE },
    tag_list: [HOSTILE],
  });
  await fetch(`${helpdesk.url}/emails`, {
    method: 'POST',
    headers: { authorization: 'Bearer key' },
    body: JSON.stringify({ from: HOSTILE, to: HOSTILE, subject: HOSTILE, text: HOSTILE, html: HOSTILE }),
  });
  for (const path of ['/', `/conversations/${slug}`, '/mailbox', '/?filter=%22%3E%3Cscript%3E']) {
    const { status, text, headers } = await page(helpdesk, path);
    assert.equal(status, 200, path);
    assert.doesNotMatch(text, /<script>|<img src=x/, path);
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none';/, path);
    assert.doesNotMatch(headers.get('content-security-policy') ?? '', /unsafe|\*/, path);
  }
});

test('the inbox lists conversations, and marks those nobody has opened', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post();
  await helpdesk.post({ subject: 'Filed away', status: 4 });
  const before = await page(helpdesk, '/');
  await page(helpdesk, `/conversations/${slug}`);
  const opened = await page(helpdesk, '/');
  await helpdesk.reply(slug, { body: 'And?', user: { email: 'bob@example.com' } });
  const replied = await page(helpdesk, '/');

  for (const { text } of [before, opened, replied]) {
    assert.match(text, /Knock, knock\?/);
    assert.match(text, /Unresolved/);
    assert.doesNotMatch(text, /Filed away/);
  }
  assert.deepEqual(
    [before, opened, replied].map(({ text }) => text.includes('class="unread"')),
    [true, false, true],
  );
  assert.match((await page(helpdesk, '/?filter=archived')).text, /Filed away/);
});

test('a long inbox has pages', async (t) => {
  const helpdesk = await openHelpdesk(t);
  for (let number = 1; number <= 31; number += 1) await helpdesk.post({ subject: `Number ${number}.` });

  assert.doesNotMatch((await page(helpdesk, '/')).text, /Number 1\./);
  const { text } = await page(helpdesk, '/?page=2');
  assert.match(text, /Number 1\./);
  assert.match(text, /Page 2 of 2/);
});

test('a conversation shows its messages, data, tags and files', async (t) => {
  const files = await openServer(t, (request, response) => {
    if (request.url === '/gone.txt') response.statusCode = 404;
    const type = request.url === '/a.png' ? 'image/png' : 'application/pdf';
    response.setHeader('content-type', type).end('0123456789');
  });
  const helpdesk = await openHelpdesk(t, { wait: () => Promise.resolve() });
  const { slug } = await helpdesk.post({
    message: {
      body: 'so **bent**',
      attachments: ['a.png', 'b.pdf', 'gone.txt'].map((name) => `${files}/${name}`),
    },
    data: { order: '88213' },
    tag_list: ['wheels'],
  });
  await helpdesk.control.act(slug, { kind: 'note', body: 'Third this week' });
  await helpdesk.control.conversationWhen(({ messages }) =>
    Boolean(messages[0]?.attachments.every(({ state }) => state !== 'fetching')),
  );
  const { text } = await page(helpdesk, `/conversations/${slug}`);

  for (const part of [
    /<strong>bent<\/strong>/,
    /<th scope="row">order<\/th><td>88213<\/td>/,
    /wheels/,
    /<img src="\/attachments\/[0-9a-f]+\/a\.png"/,
    /b\.pdf<\/span><small>10 bytes/,
    /Could not be fetched/,
    /class="message note"/,
  ]) {
    assert.match(text, part);
  }
});

test('the forms answer, note, close, reopen and archive', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post();
  for (const form of [
    { kind: 'note', body: 'Internal' },
    { kind: 'answer', body: 'One\r\ntwo' },
    { kind: 'status', status: '2' },
    { kind: 'status', status: '0' },
    { kind: 'status', status: '4' },
  ]) {
    const response = await submit(helpdesk, slug, form as unknown as Record<string, string>);
    assert.deepEqual([response.status, response.headers.get('location')], [303, `/conversations/${slug}`]);
  }
  const [facts] = await helpdesk.control.conversations();

  assert.equal(facts?.status, 4);
  assert.deepEqual(
    facts?.messages.slice(1).map(({ body, visibility, from }) => [body, visibility, from]),
    [
      ['Internal', 1, 'agent'],
      ['One\ntwo', 0, 'agent'],
    ],
  );

  const { messages } = await helpdesk.get(`/conversations/${slug}/messages`);
  const { body, visibility, user } = messages[0];
  assert.deepEqual(
    [body, visibility, user.name, user['staff?']],
    ['One\ntwo', 0, 'Robin Park', true],
    'a person answered, and the customer may read it',
  );
});

test('a form that is empty, unknown or from elsewhere changes nothing', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post();
  for (const [form, origin, status] of [
    [{ kind: 'answer', body: '  ' }, helpdesk.url, 422],
    [{ kind: 'status', status: '12' }, helpdesk.url, 422],
    [{ kind: 'delete' }, helpdesk.url, 422],
    [{ kind: 'answer', body: 'Hi' }, 'https://elsewhere.example', 403],
    [{ kind: 'answer', body: 'Hi' }, 'null', 403],
  ] as const) {
    const sent = form as unknown as Record<string, string>;
    assert.equal((await submit(helpdesk, slug, sent, origin)).status, status, JSON.stringify(form));
  }
  const [facts] = await helpdesk.control.conversations();

  assert.deepEqual([facts?.status, facts?.messages.length], [0, 1]);
});

test('the mailbox shows mails, newest first', async (t) => {
  const helpdesk = await openHelpdesk(t);
  for (const subject of ['First code', 'Second code']) {
    await fetch(`${helpdesk.url}/emails`, {
      method: 'POST',
      headers: { authorization: 'Bearer key' },
      body: JSON.stringify({ from: 'a@x.org', to: 'b@x.org', subject, text: `${subject}: 4821 9931` }),
    });
  }
  const { text } = await page(helpdesk, '/mailbox');

  assert.match(text, /Second code: 4821 9931.*First code: 4821 9931/s);
});

test('a code stands out of its mail, and nothing else is taken for one', async (t) => {
  const helpdesk = await openHelpdesk(t);
  for (const [text, shown] of [
    ['Your code is 4821 9931.', '4821 9931'],
    ['Your code:\n\n48219932\n', '4821 9932'],
    ['4821-9933', '4821 9933'],
    ['Call +46 81234 5678 or order 123456789', null],
  ] as const) {
    await fetch(`${helpdesk.url}/emails`, {
      method: 'POST',
      headers: { authorization: 'Bearer key' },
      body: JSON.stringify({ from: 'a@x.org', to: 'b@x.org', subject: 'Code', text }),
    });
    const { text: markup } = await page(helpdesk, '/mailbox');
    const [newest = ''] = /<article class="mail">.*?<\/article>/s.exec(markup) ?? [];
    assert.equal(/<code>(.*)<\/code>/.exec(newest)?.[1] ?? null, shown, text);
  }
});

test('pages that there are not say so, and the files of the pages are there', async (t) => {
  const helpdesk = await openHelpdesk(t);
  for (const [path, status, type] of [
    ['/nothing', 404, 'text/html'],
    ['/conversations/nobody', 404, 'text/html'],
    ['/style.css', 200, 'text/css'],
    ['/live.js', 200, 'text/javascript'],
    ['/icon.svg', 200, 'image/svg\\+xml'],
    ['/pages/../server.ts', 404, 'text/html'],
  ] as const) {
    const { headers, ...answer } = await page(helpdesk, path);
    assert.equal(answer.status, status, path);
    assert.match(headers.get('content-type') ?? '', new RegExp(`^${type}`), path);
  }
});
