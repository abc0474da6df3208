import { assert } from 'chai';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AttachmentsController } from '../../../component/attachments/controller.ts';
import { createDraftStore } from '../../../component/draft.ts';
import type { ReamazeErrorEvent } from '../../../component/error-event.ts';
import type { ReamazeSubmitEvent } from '../../../component/events.ts';
import { outcome } from '../../../component/outcome.ts';
import { SubmissionController } from '../../../component/submissions/controller.ts';
import { deliver } from '../../../component/submissions/delivery.ts';
import { isBusy } from '../../../component/submissions/state.ts';
import { blank } from '../../../component/submissions/written.ts';
import { goOffline } from '../support/element.ts';
import { clientWith, file, form, memoryStorage } from '../support/fixtures.ts';

/** One message, in a page whose further scripts cannot be loaded until the network is back. */
function withoutChunks(
  storage = memoryStorage(),
  loads = false,
  uploads = Promise.resolve(),
  client = clientWith(),
) {
  let reachable = loads;
  const added: string[] = [];
  const attachments = {
    uploaded: [],
    unfinished: [],
    errors: [],
    underWay: 0,
    add: (files: Iterable<File>) => added.push(...[...files].map(({ name }) => name)),
    restore() {},
    clear() {},
    settled: () => uploads,
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
  const due: { act: () => void; ms: number }[] = [];
  const submission = new SubmissionController(host, (act, ms) => due.push({ act, ms }));
  const errors: string[] = [];
  host.addEventListener('reamaze-error', (event) => {
    const { what, code } = event as ReamazeErrorEvent;
    errors.push(`${what} ${code}`);
  });
  for (const controller of controllers) controller.hostConnected?.();
  submission.open({
    form,
    address: '',
    client,
    draft,
    prefill: {},
    fields: () => undefined,
    settings: () => ({}),
    tools: () => load({ attachments }),
    delivery: () =>
      load({
        ...outcome,
        carry: (message, run) =>
          outcome.carry(message, run, (order) => deliver({ ...order, check: () => [] })),
      }),
    session: () => Promise.resolve(undefined),
  });
  const reach = () => {
    reachable = true;
  };
  const online = () => window.dispatchEvent(new Event('online'));
  const comeBack = () => {
    reach();
    online();
  };
  const leave = () => {
    for (const controller of controllers) controller.hostDisconnected?.();
  };
  return { submission, host, storage, draft, added, due, errors, reach, online, comeBack, leave };
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

  it('a message waits for the network where the browser knows that there is none, with no word of a failure', async () => {
    const network = goOffline();
    const { submission, host, draft, due, errors, reach, leave } = withoutChunks();
    submission.write('body', 'Hello');
    await submission.submit();
    assert.strictEqual(submission.state.status, 'offline');
    assert.isTrue(draft.peek()?.asked);
    assert.lengthOf(due, 0);
    assert.lengthOf(errors, 0);
    await submission.submit();
    while (isBusy(submission.state)) await new Promise((resolve) => setTimeout(resolve));
    assert.strictEqual(submission.state.status, 'offline');
    const submitted = new Promise((resolve) => host.addEventListener('reamaze-submitted', resolve));
    reach();
    network.comeBack();
    await submitted;
    leave();
  });

  it('a message that waits for the network does so after a reload, too, and goes out once for all tabs', async () => {
    const sent: string[] = [];
    const client = clientWith({
      sendConversation: (body) => {
        sent.push(body);
        return Promise.resolve({ outcome: 'ok', value: { reference: 'REF-1', state: 'accepted' } });
      },
    });
    const network = goOffline();
    const before = withoutChunks();
    before.submission.write('body', 'Hello');
    await before.submission.submit();
    before.leave();
    const one = withoutChunks(before.storage, false, Promise.resolve(), client);
    const two = withoutChunks(before.storage, false, Promise.resolve(), client);
    assert.strictEqual(one.submission.state.status, 'offline');
    assert.strictEqual(two.submission.state.status, 'offline');
    one.reach();
    two.reach();
    network.comeBack();
    for (const { submission } of [one, two])
      while (submission.state.status !== 'sent') await new Promise((resolve) => setTimeout(resolve));
    assert.lengthOf(sent, 1);
    one.leave();
    two.leave();
  });

  it('a message that waits for the network is taken back by who goes on writing, here or in another tab', async () => {
    const network = goOffline();
    for (const other of [false, true]) {
      const one = withoutChunks();
      const two = withoutChunks(one.storage);
      one.submission.write('body', 'Hello');
      await one.submission.submit();
      one.submission.write('body', 'Not while it waits');
      assert.strictEqual(one.submission.written.body, 'Hello');
      const { submission } = other ? two : one;
      if (!other) submission.hold();
      submission.write('body', 'Hello again');
      submission.autosave.flush();
      assert.strictEqual(one.submission.state.status, 'writing');
      assert.strictEqual(one.submission.written.body, 'Hello again');
      one.leave();
      two.leave();
      const after = withoutChunks(one.storage);
      assert.strictEqual(after.submission.state.status, 'writing');
      after.leave();
    }
    network.comeBack();
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

  it('the page is told, once for each time that somebody tries', async () => {
    const { submission, errors, due, leave } = withoutChunks();
    submission.write('body', 'Hello');
    await submission.submit();
    assert.deepEqual(errors, ['message network']);
    due[0]?.act();
    await Promise.resolve();
    assert.lengthOf(errors, 1);
    await submission.submit();
    assert.lengthOf(errors, 2);
    leave();
  });

  it('it is tried again by itself after ever longer pauses, up to a minute', async () => {
    const { submission, host, due, reach, leave } = withoutChunks();
    submission.write('body', 'Hello');
    await submission.submit();
    const pauses = async (count: number) => {
      while (due.length < count) {
        due.at(-1)?.act();
        await new Promise((resolve) => setTimeout(resolve));
      }
      return due.map(({ ms }) => ms / 1000);
    };
    assert.deepEqual(await pauses(7), [2, 4, 8, 16, 32, 60, 60]);
    assert.strictEqual(submission.state.status, 'not_loaded', 'nothing on the screen changes meanwhile');
    reach();
    const submitted = new Promise((resolve) => host.addEventListener('reamaze-submitted', resolve));
    due.at(-1)?.act();
    await submitted;
    leave();
  });

  it('it is tried again each time the network comes back, and by Send, but only by one of them at a time', async () => {
    const { submission, host, due, online, comeBack, leave } = withoutChunks();
    submission.write('body', 'Hello');
    await submission.submit();
    for (let time = 0; time < 3; time += 1) {
      online();
      assert.strictEqual(submission.state.status, 'waiting');
      await new Promise((resolve) => setTimeout(resolve));
      assert.strictEqual(submission.state.status, 'not_loaded');
    }
    assert.lengthOf(due, 4);
    for (const { act } of due.slice(0, 3)) act();
    await new Promise((resolve) => setTimeout(resolve));
    assert.lengthOf(due, 4, 'what a later try has taken over from does nothing more');
    const submitted = new Promise((resolve) => host.addEventListener('reamaze-submitted', resolve));
    comeBack();
    await submitted;
    leave();
  });

  it('a message that was promised to go out does so, though a reload comes while it waits for uploads', async () => {
    const before = withoutChunks(memoryStorage(), false, new Promise(() => {}));
    before.submission.write('body', 'Hello');
    await before.submission.submit();
    before.comeBack();
    await new Promise((resolve) => setTimeout(resolve));
    assert.strictEqual(before.submission.state.status, 'waiting');
    before.submission.filesChanged();
    before.leave();
    const after = withoutChunks(before.storage, true);
    await new Promise((resolve) => after.host.addEventListener('reamaze-submitted', resolve));
    after.leave();
  });

  it('a message that the page keeps back is not sent by a reload, whatever was promised before', async () => {
    const before = withoutChunks();
    before.host.addEventListener('reamaze-submit', (event) =>
      (event as ReamazeSubmitEvent).waitUntil(Promise.resolve('We have no such order.')),
    );
    before.submission.write('body', 'Hello');
    await before.submission.submit();
    before.comeBack();
    while (before.submission.state.status !== 'kept') await new Promise((resolve) => setTimeout(resolve));
    before.leave();
    const after = withoutChunks(before.storage, true);
    assert.strictEqual(after.submission.state.status, 'writing');
    assert.strictEqual(after.submission.written.body, 'Hello');
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

  it('a message that was to go out again waits for its visitor once it is changed, after a reload too', async () => {
    const storage = memoryStorage();
    createDraftStore('https://w/', 'contact', () => storage).write({
      written: { ...blank(), body: 'Hello' },
      attachments: [],
      pending: { key: crypto.randomUUID(), sent: { body: '{}', typed: '', promised: true } },
    });
    const before = withoutChunks(storage);
    while (before.submission.state.status !== 'not_loaded')
      await new Promise((resolve) => setTimeout(resolve));
    before.submission.write('body', 'Hello again');
    before.leave();
    const after = withoutChunks(storage, true);
    assert.strictEqual(after.submission.state.status, 'writing');
    assert.strictEqual(after.submission.written.body, 'Hello again');
    after.leave();
  });

  it('what another tab writes is on screen, or the next letter here would overwrite it', () => {
    const one = withoutChunks();
    const two = withoutChunks(one.storage);
    one.submission.write('body', 'A long text');
    one.submission.autosave.flush();
    assert.strictEqual(two.submission.written.body, 'A long text');
    one.leave();
    two.leave();
  });

  it('a message that is changed in another tab does not go out as it was', async () => {
    const one = withoutChunks();
    const two = withoutChunks(one.storage);
    one.submission.write('body', 'Hello');
    await one.submission.submit();
    two.submission.write('body', 'Hello again');
    two.submission.autosave.flush();
    one.comeBack();
    assert.strictEqual(one.submission.state.status, 'writing');
    assert.strictEqual(one.submission.written.body, 'Hello again');
    one.leave();
    two.leave();
  });

  it('what another tab has sent is not sent again', async () => {
    const sent: string[] = [];
    const client = clientWith({
      sendConversation: (body) => {
        sent.push(body);
        return Promise.resolve({ outcome: 'ok', value: { reference: 'REF-1', state: 'accepted' } });
      },
    });
    const one = withoutChunks(memoryStorage(), true, Promise.resolve(), client);
    one.submission.write('body', 'Hello');
    one.submission.autosave.flush();
    const two = withoutChunks(one.storage, false, Promise.resolve(), client);
    await one.submission.submit();
    await two.submission.submit();
    assert.strictEqual(two.submission.state.status, 'not_loaded');
    two.comeBack();
    while (two.submission.state.status !== 'sent') await new Promise((resolve) => setTimeout(resolve));
    assert.lengthOf(sent, 1);
    one.leave();
    two.leave();
  });
});
