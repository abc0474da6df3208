import { assert } from 'chai';
import type { AttachmentsController } from '../../../component/attachments/controller.ts';
import { createDraftStore } from '../../../component/draft.ts';
import { MOST_RETRIES } from '../../../component/patience.ts';
import type { Result } from '../../../component/request.ts';
import { deliver } from '../../../component/submissions/delivery.ts';
import { blank } from '../../../component/submissions/written.ts';
import type { Accepted } from '../../../worker/contract/submission.ts';
import { clientWith, form, memoryStorage } from '../support/fixtures.ts';

const lost: Result<Accepted> = { outcome: 'unreachable', reason: 'network' };
const accepted: Result<Accepted> = { outcome: 'ok', value: { reference: 'REF-1', state: 'accepted' } };
const refused = (
  status: number,
  code: 'unavailable' | 'misconfigured' | 'rate_limited',
  retryAfter?: number,
) =>
  ({
    outcome: 'problem',
    status,
    code,
    errors: [],
    ...(retryAfter !== undefined && { retryAfter }),
  }) as Result<Accepted>;

/** Delivers one message to a Worker that gives these answers, the last one for good. */
async function delivered(...answers: [Result<Accepted>, ...Result<Accepted>[]]) {
  const keys: string[] = [];
  const pauses: number[] = [];
  const states: string[] = [];
  const storage = memoryStorage();
  const draft = createDraftStore('https://w/', 'contact', () => storage);
  const attachments = { uploaded: [], errors: [], settled: () => Promise.resolve() };
  const written = { ...blank(), body: 'Hello' };
  const end = await deliver(
    {
      desk: {
        form,
        address: '',
        client: clientWith({
          sendConversation: (_, key) => {
            keys.push(key);
            return Promise.resolve(answers[keys.length - 1] ?? answers[answers.length - 1] ?? lost);
          },
        }),
        draft,
        prefill: {},
        fields: () => undefined,
        settings: () => ({ data: {} }),
        tools: () => Promise.reject(),
        delivery: () => Promise.reject(),
        session: () => Promise.resolve(undefined),
      },
      tools: {
        attachments: attachments as unknown as AttachmentsController,
      },
      check: () => [],
      host: new EventTarget(),
      written,
      pending: undefined,
      insist: false,
      keep: (pending) => draft.write({ written, attachments: [], ...(pending && { pending }) }),
      moved: ({ status }) => states.push(status),
      superseded: () => false,
    },
    {
      pause: (_, __, atLeastMs = 0) => {
        pauses.push(atLeastMs);
        return Promise.resolve();
      },
      locks: null,
    },
  );
  return { end, keys, pauses, states, draft };
}

describe('sending', () => {
  it('goes on under one key until it gets through', async () => {
    const { end, keys, states, draft } = await delivered(lost, refused(503, 'unavailable'), accepted);
    assert.deepInclude(end, { status: 'sent', reference: 'REF-1' });
    assert.lengthOf(keys, 3);
    assert.lengthOf([...new Set(keys)], 1);
    assert.deepEqual(states, ['sending', 'retrying', 'sending', 'retrying', 'sending']);
    assert.deepInclude(draft.peekReceipt(), { reference: 'REF-1', key: keys[0] ?? '' });
  });

  it('stops after so many tries, and then promises nothing more', async () => {
    const { end, keys, draft } = await delivered(lost);
    assert.deepInclude(end, { status: 'failed' });
    assert.lengthOf(keys, 1 + MOST_RETRIES);
    assert.isFalse(draft.read()?.pending?.sent?.promised);
    assert.strictEqual(draft.read()?.pending?.key, keys[0]);
  });

  it('waits for as long as the Worker asks, if that is bearable', async () => {
    assert.deepEqual((await delivered(refused(503, 'unavailable', 20), accepted)).pauses, [20_000]);
    assert.deepEqual((await delivered(refused(503, 'unavailable', 600), accepted)).pauses, []);
  });

  for (const answer of [refused(503, 'misconfigured'), refused(429, 'rate_limited', 5)]) {
    const { code } = answer as { code: string };
    it(`leaves it to the visitor after ${code}`, async () => {
      const { end, keys } = await delivered(answer, accepted);
      assert.deepInclude(end, { status: 'failed' });
      assert.lengthOf(keys, 1);
    });
  }
});
