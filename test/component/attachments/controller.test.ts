import { assert } from 'chai';
import type { ReactiveControllerHost } from 'lit';
import { AttachmentsController } from '../../../component/attachments/controller.ts';
import { filesInWords, problemInWords, shownName } from '../../../component/attachments/file-words.ts';
import { FOLDER_TYPE } from '../../../component/attachments/intake.ts';
import type { Client } from '../../../component/client.ts';
import type { Result } from '../../../component/request.ts';
import type { Attachment } from '../../../worker/contract/attachments.ts';
import { attachment, clientWith, deferred, file, form } from '../support/fixtures.ts';
import { words } from '../support/words.ts';
import { jpegPhoto, PLACE } from './photos.ts';

const host: ReactiveControllerHost & EventTarget = Object.assign(new EventTarget(), {
  addController: () => {},
  removeController: () => {},
  requestUpdate: () => {},
  updateComplete: Promise.resolve(true),
});

function controllerWith(client: Partial<Client>, rules = {}) {
  return new AttachmentsController(host, {
    language: { words },
    client: clientWith(client),
    rules: { ...form.attachments, ...rules },
    changed: () => {},
  });
}

/** Uploads that end when the test says so. */
function heldUploads() {
  const running: { name: string; end(result: Result<Attachment>): void; signal: AbortSignal | undefined }[] =
    [];
  const uploadAttachment: Client['uploadAttachment'] = ({ name }, { signal } = {}) => {
    const { promise, resolve } = deferred<Result<Attachment>>();
    running.push({ name, end: resolve, signal });
    return promise;
  };
  return { running, uploadAttachment };
}

/** Once all that is ready to go on has done so. */
const idle = () => new Promise((resolve) => setTimeout(resolve));
const states = ({ items }: AttachmentsController) => items.map(({ state }) => state.status);
const done = (id: string): Result<Attachment> => ({ outcome: 'ok', value: attachment(id) });

/** A file that was deleted after it was chosen; the connection breaks where its bytes should come. */
function goneFile(name: string, type: string): File {
  const gone = new File(['x'], name, { type });
  const unreadable = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  return Object.assign(gone, { arrayBuffer: unreadable, slice: () => ({ arrayBuffer: unreadable }) });
}

describe('attached files', () => {
  it('are uploaded three at a time', async () => {
    const { running, uploadAttachment } = heldUploads();
    const files = controllerWith({ uploadAttachment }, { maxFiles: 5 });
    files.add(['a', 'b', 'c', 'd'].map((name) => file(`${name}.txt`)));
    assert.deepEqual(states(files), ['uploading', 'uploading', 'uploading', 'queued']);
    running[1]?.end(done('b'));
    await idle();
    assert.deepEqual(states(files), ['uploading', 'uploaded', 'uploading', 'uploading']);
    for (const upload of running) upload.end(done(upload.name));
    await files.settled();
    assert.deepEqual(
      files.uploaded.map(({ id }) => id),
      ['a.txt', 'b', 'c.txt', 'd.txt'],
    );
  });

  it('are refused by name, size, emptiness and total', () => {
    const files = controllerWith({}, { maxFiles: 9 });
    files.add([
      file('a.exe'),
      file('a.txt', 1_001),
      file('a.txt', 0),
      file('a.txt', 900),
      file('b.txt', 900),
    ]);
    assert.deepEqual(
      files.items.map(({ state }) => ('reason' in state ? state.reason : state.status)),
      ['file_type', 'file_too_large', 'file_empty', 'uploading', 'total_too_large'],
    );
    assert.deepEqual(
      files.errors.map(({ path }) => path[1] ?? ''),
      [0, 1, 2, 4],
    );
  });

  it('that are refused take no place', () => {
    const files = controllerWith({});
    files.add(['a', 'b', 'c', 'd'].map((name) => file(`${name}.exe`)));
    assert.isFalse(files.full);
    files.add(['a', 'b', 'c'].map((name) => file(`${name}.txt`)));
    assert.isTrue(files.full);
    assert.strictEqual(files.surplus, 0);
  });

  it('say so where one is a folder', () => {
    const files = controllerWith({});
    files.add([new File([], 'photos', { type: FOLDER_TYPE })]);
    const [item] = files.items;
    assert.ok(item);
    assert.include(problemInWords(item, words), 'Folders');
  });

  it('are read as they are, without signs that turn their name around', () => {
    assert.strictEqual(shownName('cv\u202efdp.exe'), 'cvfdp.exe');
  });

  it('that an earlier page did not finish are named until they are chosen again', async () => {
    const files = controllerWith({});
    files.restore([], ['a.txt', 'b.txt'], 0);
    assert.deepEqual(states(files), ['failed', 'failed']);
    assert.deepEqual(files.unfinished, ['a.txt', 'b.txt']);
    assert.lengthOf(files.errors, 2);
    files.add([file('a.txt')]);
    await files.settled();
    assert.deepEqual(
      files.items.map(({ name, state }) => `${name} ${state.status}`),
      ['b.txt failed', 'a.txt uploaded'],
    );
    assert.deepEqual(files.unfinished, ['b.txt']);
  });

  it('are announced, those that could not be attached included', async () => {
    const files = controllerWith({});
    files.add([file('a.txt'), file('big.txt', 1_001)]);
    await files.settled();
    assert.strictEqual(
      filesInWords(files.items, words),
      '1 file attached. big.txt: The file is larger than 1,000 bytes',
    );
  });

  it('beyond the limit are counted, not listed', () => {
    const files = controllerWith({});
    files.add(['a', 'b', 'c', 'd', 'e'].map((name) => file(`${name}.txt`)));
    assert.strictEqual(files.items.length, 3);
    assert.strictEqual(files.surplus, 2);
  });

  it('are deleted at the Worker when they are removed', async () => {
    const deleted: string[] = [];
    const files = controllerWith({
      removeAttachment: (id) => {
        deleted.push(id);
        return Promise.resolve({ outcome: 'ok', value: undefined });
      },
    });
    files.add([file('a.txt')]);
    await files.settled();
    const [item] = files.items;
    assert.ok(item);
    files.remove(item);
    assert.deepEqual(deleted, ['a.txt']);
    assert.strictEqual(files.items.length, 0);
  });

  it('removed while uploading leave nothing behind', async () => {
    const { running, uploadAttachment } = heldUploads();
    const { promise, resolve } = deferred<string>();
    const files = controllerWith({
      uploadAttachment,
      removeAttachment: (id) => {
        resolve(id);
        return Promise.resolve({ outcome: 'ok', value: undefined });
      },
    });
    files.add([file('a.txt')]);
    const [item] = files.items;
    assert.ok(item);
    files.remove(item);
    assert.ok(running[0]?.signal?.aborted);
    running[0].end(done('late'));
    assert.strictEqual(await promise, 'late');
  });

  it('that failed can be tried again', async () => {
    let online = false;
    const files = controllerWith({
      uploadAttachment: () =>
        Promise.resolve(online ? done('a') : { outcome: 'unreachable', reason: 'network' }),
    });
    files.add([file('a.txt')]);
    await files.settled();
    assert.deepEqual(states(files), ['failed']);
    online = true;
    for (const item of files.items) files.retry(item);
    await files.settled();
    assert.deepEqual(states(files), ['uploaded']);
  });

  it('that the Worker forgot are uploaded again if they are at hand', async () => {
    const files = controllerWith({});
    files.add([file('a.txt')]);
    await files.settled();
    assert.ok(files.renew(['a.txt']));
    await files.settled();
    assert.deepEqual(states(files), ['uploaded']);
    files.restore([attachment('old')], [], 0);
    assert.ok(!files.renew(['old']));
  });

  for (const [name, type] of [
    ['a.txt', 'text/plain'],
    ['a.png', 'image/png'],
  ] as const) {
    it(`that vanished while they were uploaded are named, until they are chosen again: ${name}`, async () => {
      let asked = 0;
      const files = controllerWith({
        uploadAttachment: () => {
          asked += 1;
          return Promise.resolve(asked > 1 ? done('a') : { outcome: 'unreachable', reason: 'network' });
        },
      });
      if (type === 'image/png') asked = 1;
      files.add([goneFile(name, type)]);
      await files.settled();
      const [item] = files.items;
      assert.ok(item);
      assert.deepInclude(item.state, { status: 'refused', reason: 'gone' });
      assert.include(problemInWords(item, words), `${name}: The file was moved or changed`);
      files.add([new File(['x'], name, { type })]);
      await files.settled();
      assert.deepEqual(states(files), ['uploaded']);
    });
  }

  it('that are photos leave without what the camera wrote, unless the site wants it', async () => {
    const sent: File[] = [];
    const uploadAttachment: Client['uploadAttachment'] = (uploaded) => {
      sent.push(uploaded);
      return Promise.resolve(done(uploaded.name));
    };
    const photo = new File([jpegPhoto(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9), 6)], 'IMG_1.jpg');
    const accept = ['.jpg'];
    const removing = controllerWith({ uploadAttachment }, { accept });
    removing.add([photo]);
    await removing.settled();
    const keeping = controllerWith({ uploadAttachment }, { accept, keepMetadata: true });
    keeping.add([photo]);
    await keeping.settled();
    const texts = await Promise.all(sent.map((file) => file.text()));
    assert.deepEqual(
      texts.map((text) => text.includes(PLACE)),
      [false, true],
    );
    assert.strictEqual(sent[0]?.name, 'IMG_1.jpg');
  });

  it('are none where the site wants none', () => {
    const files = controllerWith({}, { maxFiles: 0 });
    files.add([file('a.txt'), file('a.exe')]);
    assert.deepEqual([files.items.length, files.errors.length, files.surplus], [0, 0, 0]);
  });

  it('of which many are refused can be taken out at once', async () => {
    const files = controllerWith({});
    files.add([...Array.from({ length: 50 }, (_, index) => file(`${index}.exe`)), file('a.txt')]);
    await files.settled();
    assert.lengthOf(files.errors, 50);
    files.removeRefused();
    assert.lengthOf(files.errors, 0);
    assert.deepEqual(states(files), ['uploaded']);
  });

  it('of an old draft that expired are said to be so', () => {
    const files = controllerWith({});
    files.restore([attachment('a'), attachment('b', '2020-01-01T00:00:00Z')], [], Date.now());
    assert.deepEqual(states(files), ['uploaded', 'failed']);
  });
});
