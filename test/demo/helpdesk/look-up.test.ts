import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slugOf } from '../../../demo/helpdesk/store/slug.ts';
import { type Json, openHelpdesk } from './helpdesk.ts';

test('a conversation is found by slug, by reference, by origin, and by database id', async (t) => {
  const helpdesk = await openHelpdesk(t);
  await helpdesk.post({ message: { body: 'Hello', origin_id: 'origin-1' } });
  const [facts] = await helpdesk.control.conversations();
  assert.ok(facts);

  for (const [path, status] of [
    [facts.slug, 200],
    [`${facts.slug}?id_type=ref`, 200],
    [facts.id, 200],
    [`${facts.id}-and-more`, 200],
    [`${facts.id}?id_type=ref`, 404],
    [`${facts.id}?id_type=origin&category=support`, 404],
    [facts.refId, 404],
    [`${facts.refId}?id_type=ref`, 200],
    ['origin-1', 404],
    ['origin-1?id_type=origin&category=support', 200],
    ['origin-1?id_type=origin&category=support&channel=1', 200],
    ['origin-1?id_type=origin&category=support&channel=6', 404],
    ['origin-1?id_type=origin&category=billing', 404],
    ['origin-1?id_type=origin', 404],
    ['999', 404],
    ['0', 404],
    ['knock', 404],
  ] as const) {
    const answer = await helpdesk.api('GET', `/conversations/${path}`);
    assert.equal(answer.status, status, `${path}`);
    if (status === 200) assert.equal(answer.body.slug, facts.slug);
  }
});

test('the database id leads into the messages and to an update as well', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const { slug } = await helpdesk.post();
  const [facts] = await helpdesk.control.conversations();

  assert.equal((await helpdesk.get(`/conversations/${facts?.id}/messages`)).total_count, 1);
  const update = await helpdesk.api('PUT', `/conversations/${facts?.id}`, { conversation: { status: 2 } });
  assert.deepEqual([update.body.slug, update.body.status], [slug, 2]);
});

test('a slug of digits goes before a database id', async (t) => {
  const helpdesk = await openHelpdesk(t);
  await helpdesk.post({ subject: 'first' });
  const { slug } = await helpdesk.post({ subject: '1' });

  assert.equal(slug, '1');
  assert.equal((await helpdesk.get('/conversations/1')).subject, '1');
});

test('a slug is made from the subject', () => {
  for (const [subject, slug] of [
    ['Knock, knock?', 'knock-knock'],
    ['  Ünïcode & “quotes”  ', 'unicode-quotes'],
    ['#42', '42'],
    ['你好', 'conversation'],
    ['a'.repeat(200), 'a'.repeat(80)],
  ] as const) {
    assert.equal(slugOf(subject), slug);
  }
});

test('the same subject again gets a suffix', async (t) => {
  const helpdesk = await openHelpdesk(t);
  const slugs: Json[] = [];
  for (let count = 0; count < 6; count += 1) slugs.push((await helpdesk.post()).slug);

  assert.deepEqual(slugs, ['knock-knock', ...[2, 3, 4, 5, 6].map((number) => `knock-knock-${number}`)]);
});
