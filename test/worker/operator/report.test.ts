import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exportOf, reportOf } from '../../../worker/operator/report.ts';
import { errorWords } from '../../../worker/operator/words.ts';
import type { Overview } from '../../../worker/submissions/inspection.ts';

const counts = { accepted: 0, sending: 0, unknown: 0, waiting: 0, failed: 0, delivered: 0 };
const empty: Overview = { counts, oldestAt: null, stopped: null, failedLately: 0, lastError: null };
const at = (minute: number) => `2026-11-20T10:${String(minute).padStart(2, '0')}:00.000Z`;
const now = Date.parse(at(20));

describe('the health of several shards', () => {
  it('is that of all together', () => {
    const shards: Overview[] = [
      {
        ...empty,
        counts: { ...counts, waiting: 2 },
        oldestAt: at(12),
        lastError: { code: 'timeout', at: at(13) },
      },
      empty,
      {
        counts: { ...counts, waiting: 1, failed: 4 },
        oldestAt: at(10),
        stopped: { reason: 'rate_limited', until: at(21) },
        failedLately: 3,
        lastError: { code: 'status_503', at: at(11) },
      },
      { ...empty, stopped: { reason: 'unauthorized', until: at(22) } },
    ];
    assert.deepEqual(reportOf(shards, now), {
      status: 'delivery_stopped',
      counts: { ...counts, waiting: 3, failed: 4 },
      failedLately: 3,
      oldestAt: at(10),
      stopped: { reason: 'unauthorized', words: 'The helpdesk refuses the credentials', until: at(22) },
      lastError: { code: 'timeout', words: 'The helpdesk did not answer in time', at: at(13) },
    });
  });

  it('is late after a quarter of an hour, not before', () => {
    const { status } = reportOf([{ ...empty, oldestAt: at(5) }], now);
    assert.equal(status, 'ok');
    assert.equal(reportOf([{ ...empty, oldestAt: at(5) }], now + 1).status, 'delivery_late');
  });

  it('is bad while something has failed lately, and nothing worse is going on', () => {
    const failed = { ...empty, failedLately: 1 };
    assert.equal(reportOf([empty, failed], now).status, 'delivery_failed');
    assert.equal(reportOf([{ ...failed, oldestAt: at(4) }], now).status, 'delivery_late');
  });
});

describe('an error in words', () => {
  for (const [code, words] of [
    ['status_422', 'The helpdesk does not accept it (status 422)'],
    ['status_503', 'The helpdesk failed (status 503)'],
    ['something_new', 'something new'],
    ['constructor', 'constructor'],
  ] as const) {
    it(code, () => assert.equal(errorWords(code), words));
  }
});

describe('an export', () => {
  async function* items(...all: (object | Error)[]) {
    for (const item of all) {
      if (item instanceof Error) throw item;
      yield await Promise.resolve(item);
    }
  }

  it('is one document', async () => {
    const text = await new Response(exportOf(items({ id: 1 }, { id: 2 }), now)).text();
    assert.deepEqual(JSON.parse(text), { exportedAt: at(20), items: [{ id: 1 }, { id: 2 }] });
    const nothing = await new Response(exportOf(items(), now)).json();
    assert.deepEqual(nothing, { exportedAt: at(20), items: [] });
  });

  it('breaks off where a shard does not answer, instead of passing for complete', async () => {
    await assert.rejects(new Response(exportOf(items({ id: 1 }, new Error('gone')), now)).text());
  });
});
