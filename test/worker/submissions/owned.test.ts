import assert from 'node:assert/strict';
import { it } from 'node:test';
import { accepted } from '../../../worker/submissions/delivery.ts';
import { Ledger } from '../../../worker/submissions/ledger.ts';
import { Owned } from '../../../worker/submissions/owned.ts';
import { openDatabase, openStorage } from '../../support/sqlite.ts';

it('whoever asks the outbox is told of their own, by whatever name they ask', () => {
  const { sql } = openStorage(openDatabase());
  const ledger = new Ledger(sql);
  const insert = (id: string, kind: 'conversation' | 'reply', customer: string | null) =>
    ledger.insert(
      {
        ...accepted(0),
        id,
        fingerprint: '',
        reference: `REF-${id}`,
        kind,
        thread: kind === 'reply' ? 'lamp' : null,
        createdAt: 0,
        updatedAt: 0,
        payload: '{}',
        conversationId: null,
      },
      [],
      customer,
    );
  insert('of-ann', 'conversation', 'ann');
  insert('reply-of-ann', 'reply', 'ann');
  insert('reply-of-bob', 'reply', 'bob');
  insert('of-nobody', 'conversation', null);

  const owned = new Owned(sql);
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
  assert.deepEqual(idsOf(owned.conversations('ann')), ['of-ann']);
  assert.deepEqual(idsOf(owned.conversations('bob')), []);
  for (const name of ['of-ann', 'REF-of-ann']) {
    assert.equal(owned.conversation('ann', name)?.id, 'of-ann');
    assert.equal(owned.conversation('bob', name), undefined);
  }
  assert.equal(owned.conversation('ann', 'of-nobody'), undefined);
  assert.equal(owned.conversation('ann', 'reply-of-ann'), undefined, 'a reply is no conversation');
  assert.deepEqual(idsOf(owned.replies('ann', 'lamp')), ['reply-of-ann']);
  assert.deepEqual(idsOf(owned.replies('bob', 'lamp')), ['reply-of-bob']);
  assert.deepEqual([owned.any('ann'), owned.any('bob'), owned.any('carl')], [true, true, false]);
});
