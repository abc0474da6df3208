import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { beginAtHelpdesk, readerOf } from '../../support/history.ts';
import { messageAbout, type Stack, startStack } from '../../support/stack.ts';

const EMAIL = 'canary.of.ann@example.com';
const NOTE = 'canary of a note';
const SUBJECT = 'canary of a subject';
const WRITTEN = 'canary of a message';
const ANSWER = 'canary of an answer';
const AGENT = 'canary.agent@example.com';

let stack: Stack;
before(async () => {
  stack = await startStack();
});
after(() => stack.close());

/** Members that answers may have, however deep. */
const MEMBERS = new Set(
  'items next stale id reference subject state createdAt updatedAt lastMessage from body data plan author name attachments type size url sending failed'.split(
    ' ',
  ),
);

function membersOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(membersOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [name, ...membersOf(member)]);
}

describe('what leaves', () => {
  it('is what the contract has, and no note, agent’s address or key that the site does not show', async () => {
    const reader = await readerOf(stack, EMAIL);
    const slug = await beginAtHelpdesk(stack, EMAIL, SUBJECT, {
      data: {
        plan: 'pro',
        internal: 'canary of data',
        submission_id: 'canary-of-an-id',
        reference: 'M5RA-1P3N',
      },
      tag_list: ['canary-of-a-tag'],
    });
    await stack.helpdesk.act(slug, { kind: 'answer', body: ANSWER });
    await stack.helpdesk.act(slug, { kind: 'note', body: NOTE });
    const paths = ['', `/${slug}`, '/M5RA-1P3N', `/${slug}/messages`];
    for (const visibility of ['number', 'string', 'null', 'missing'] as const) {
      await stack.helpdesk.setSwitches({ visibility, notesInPreview: true });
      await stack.worker.advance(11_000);
      for (const path of paths) {
        const text = await (await reader.ask(path)).text();
        assert.deepEqual(
          membersOf(JSON.parse(text)).filter((name) => !MEMBERS.has(name)),
          [],
        );
        for (const secret of [NOTE, 'canary of data', 'canary-of-an-id', 'canary-of-a-tag', AGENT, '@'])
          assert.ok(!text.includes(secret), `${secret} in ${path} with ${visibility}`);
        const isThread = path.endsWith('/messages');
        if (isThread) assert.equal(text.includes(ANSWER), visibility === 'number');
      }
    }
    assert.deepEqual((await reader.read(slug)).data, {});
  });

  it('is not in any log, nor who asked for it', async () => {
    const reader = await readerOf(stack, EMAIL);
    const token = String(reader.headers['Authorization']).slice('Bearer '.length);
    const slug = await beginAtHelpdesk(stack, EMAIL, SUBJECT);
    await stack.send(messageAbout(SUBJECT, { email: EMAIL, body: WRITTEN }));
    await reader.list();
    await reader.messages(slug);
    await reader.reply(slug, { body: WRITTEN });
    await reader.change(slug, 'closed');
    await stack.helpdesk.addFault({
      match: {},
      times: 'always',
      fault: { kind: 'status', status: 500, body: NOTE },
    });
    await stack.worker.advance(11_000);
    const stale = await reader.list();
    assert.equal(stale.stale, true);
    const stranger = await readerOf(stack, 'canary.stranger@example.com');
    const error = await (await stranger.ask()).text();
    const logs = JSON.stringify(stack.worker.harness.getLogs());
    assert.match(logs, /"submission|submission\\\\"/);
    for (const secret of [EMAIL, 'canary.stranger', token, token.slice(44, 80), SUBJECT, WRITTEN, NOTE, slug])
      for (const text of [logs, error]) assert.ok(!text.includes(secret), secret);
  });
});
