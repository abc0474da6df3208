import { assert } from 'chai';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AttachmentsController } from '../../../component/attachments/controller.ts';
import { createDraftStore } from '../../../component/draft.ts';
import { outcome } from '../../../component/outcome.ts';
import { SubmissionController } from '../../../component/submissions/controller.ts';
import { clientWith, file, form, memoryStorage } from '../support/fixtures.ts';

/** One message, in a page whose further scripts cannot be loaded until the network is back. */
function withoutChunks(storage = memoryStorage(), online = false) {
  let reachable = online;
  const added: string[] = [];
  const attachments = {
    uploaded: [],
    unfinished: [],
    errors: [],
    underWay: 0,
    add: (files: Iterable<File>) => added.push(...[...files].map(({ name }) => name)),
    restore() {},
    clear() {},
    settled: () => Promise.resolve(),
  } as unknown as AttachmentsController;
  const load = <T>(value: T) =>
    reachable ? Promise.resolve(value) : Promise.reject(new TypeError('no network'));
  const controllers: ReactiveController[] = [];
  const host: ReactiveControllerHost & EventTarget = Object.assign(new EventTarget(), {
    addController: (controller: ReactiveController) => void controllers.push(controller),
    removeController() {},
    requestUpdate() {},
    updateComplete: Promise.resolve(true),
  });
  const draft = createDraftStore('https://w/', 'contact', () => storage);
  const submission = new SubmissionController(host);
  for (const controller of controllers) controller.hostConnected?.();
  submission.open({
    form,
    address: '',
    client: clientWith(),
    draft,
    prefill: {},
    fields: () => undefined,
    settings: () => ({}),
    tools: () => load({ attachments }),
    delivery: () => load({ ...outcome, deliver: (order) => outcome.deliver({ ...order, check: () => [] }) }),
    session: () => Promise.resolve(undefined),
  });
  const comeBack = () => {
    reachable = true;
    window.dispatchEvent(new Event('online'));
  };
  const leave = () => {
    for (const controller of controllers) controller.hostDisconnected?.();
  };
  return { submission, host, storage, draft, added, comeBack, leave };
}

describe('where the rest of the script cannot be loaded', () => {
  it('a message stays, and goes out when the network is back', async () => {
    const { submission, host, draft, comeBack, leave } = withoutChunks();
    submission.write('body', 'Hello');
    await submission.submit();
    assert.strictEqual(submission.state.status, 'not_loaded');
    assert.strictEqual(draft.peek()?.written.body, 'Hello');
    const submitted = new Promise((resolve) => host.addEventListener('reamaze-submitted', resolve));
    comeBack();
    await submitted;
    assert.strictEqual(submission.state.status, 'sent');
    leave();
  });

  it('a message goes out by itself after a reload, too', async () => {
    const before = withoutChunks();
    before.submission.write('body', 'Hello');
    await before.submission.submit();
    before.leave();
    const after = withoutChunks(before.storage, true);
    assert.notStrictEqual(after.submission.state.status, 'writing');
    const submitted = new Promise((resolve) => after.host.addEventListener('reamaze-submitted', resolve));
    await submitted;
    assert.strictEqual(after.submission.state.status, 'sent');
    after.leave();
  });

  it('a message that was changed before the reload waits for its visitor', async () => {
    const before = withoutChunks();
    before.submission.write('body', 'Hello');
    await before.submission.submit();
    before.submission.write('body', 'Hello again');
    before.leave();
    const after = withoutChunks(before.storage, true);
    assert.strictEqual(after.submission.state.status, 'writing');
    after.leave();
  });

  it('a message that is changed after all waits for its visitor', async () => {
    const { submission, comeBack, leave } = withoutChunks();
    submission.write('body', 'Hello');
    await submission.submit();
    submission.write('body', 'Hello again');
    comeBack();
    assert.strictEqual(submission.state.status, 'writing');
    leave();
  });

  it('files stay and are taken in when the network is back, with no word of a message', async () => {
    const { submission, added, comeBack, leave } = withoutChunks();
    await submission.attach([file('a.txt')]);
    assert.strictEqual(submission.state.status, 'writing');
    assert.lengthOf(submission.files.held, 1);
    comeBack();
    await submission.files.load();
    assert.deepEqual(added, ['a.txt']);
    assert.lengthOf(submission.files.held, 0);
    leave();
  });
});
