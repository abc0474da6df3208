import { assert } from 'chai';
import { ReamazeSubmitEvent } from '../../../component/events.ts';
import { ask, type Verdict } from '../../../component/submissions/asking.ts';

const message = { name: 'Ann', email: 'ann@example.com', subject: 'Squeaks', body: 'It squeaks.' };

/** What comes of it when a page listens like this; the limit is reached when the test says so. */
function asked(...listeners: ((event: ReamazeSubmitEvent) => void)[]) {
  const host = new EventTarget();
  for (const listener of listeners) host.addEventListener('reamaze-submit', listener as EventListener);
  const limit = new AbortController();
  const wake = new AbortController();
  let waits = 0;
  const event = new ReamazeSubmitEvent(message);
  const verdict = ask(event, host, {
    begin: () => {
      waits += 1;
      return wake.signal;
    },
    limit: () => limit.signal,
  });
  return { verdict, event, limit, wake, waits: () => waits };
}

describe('asking the page', () => {
  let errors: unknown[];
  const { error } = console;
  beforeEach(() => {
    errors = [];
    console.error = (...all: unknown[]) => errors.push(...all);
  });
  afterEach(() => {
    console.error = error;
  });

  const never = new Promise(() => {});
  const cases: [string, (event: ReamazeSubmitEvent) => void, Verdict][] = [
    ['says nothing', () => {}, { is: 'taken' }],
    ['prevents it', (event) => event.preventDefault(), { is: 'kept' }],
    [
      'prevents it and checks',
      (event) => {
        event.waitUntil(never);
        event.preventDefault();
      },
      { is: 'kept' },
    ],
    ['checks, and says nothing', (event) => event.waitUntil(Promise.resolve()), { is: 'taken' }],
    ['says yes', (event) => event.waitUntil(Promise.resolve(true)), { is: 'taken' }],
    ['says anything else', (event) => event.waitUntil(Promise.resolve({ ok: false })), { is: 'taken' }],
    ['says no', (event) => event.waitUntil(Promise.resolve(false)), { is: 'kept' }],
    ['says why not', (event) => event.waitUntil(Promise.resolve('Why')), { is: 'kept', reason: 'Why' }],
    [
      'rejects with a reason',
      (event) => event.waitUntil(Promise.reject('Why')),
      { is: 'kept', reason: 'Why' },
    ],
    [
      'fails',
      (event) => event.waitUntil(Promise.reject(new TypeError('Failed to fetch'))),
      { is: 'unclear' },
    ],
    [
      'has one check of three against it',
      (event) => {
        for (const said of [true, 'Why', undefined]) event.waitUntil(Promise.resolve(said));
      },
      { is: 'kept', reason: 'Why' },
    ],
  ];
  for (const [name, listener, verdict] of cases)
    it(`knows what it means if the page ${name}`, async () => {
      assert.deepEqual(await asked(listener).verdict, verdict);
    });

  it('tells the developer of a check that failed, and of no reason', async () => {
    await asked((event) => event.waitUntil(Promise.reject('Why'))).verdict;
    assert.isEmpty(errors);
    const failed = new TypeError('Failed to fetch');
    await asked((event) => event.waitUntil(Promise.reject(failed))).verdict;
    assert.include(errors, failed);
  });

  it('waits only where there is something to wait for', async () => {
    const none = asked(() => {});
    await none.verdict;
    assert.strictEqual(none.waits(), 0);
    const one = asked((event) => event.waitUntil(Promise.resolve()));
    await one.verdict;
    assert.strictEqual(one.waits(), 1);
  });

  for (const end of ['limit', 'wake'] as const)
    it(`waits no longer than the ${end} lets it`, async () => {
      const question = asked((event) => event.waitUntil(never));
      question[end].abort();
      assert.deepEqual(await question.verdict, { is: 'unclear' });
    });

  it('takes checks while it asks, and not later', async () => {
    const { event, verdict } = asked(() => {});
    assert.throws(() => event.waitUntil(Promise.resolve()), 'waitUntil');
    await verdict;
    assert.throws(() => new ReamazeSubmitEvent(message).waitUntil(Promise.resolve()), 'waitUntil');
  });
});
