import { assert } from 'chai';
import type { Result } from '../../component/request.ts';
import { refused } from './support/account.ts';
import { accessible, get, goOffline, mount, send, shows } from './support/element.ts';
import { attachment, clientWith, deferred, file } from './support/fixtures.ts';
import { answering, clearAway, written } from './support/sending.ts';

describe('files of a message', () => {
  afterEach(clearAway);

  it('waits for uploads, then goes with the files', async () => {
    const { promise, resolve } = deferred<Result<ReturnType<typeof attachment>>>();
    const { sent, client } = answering();
    const element = await written({ ...client, uploadAttachment: () => promise });
    const files = new DataTransfer();
    files.items.add(file('log.txt'));
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    await shows(element, 'progress');
    await accessible(element);
    send(element);
    await shows(element, '[aria-busy="true"]');
    assert.strictEqual(sent.length, 0);
    resolve({ outcome: 'ok', value: attachment('a') });
    await shows(element, '#sent-title');
    assert.deepEqual(JSON.parse(sent[0]?.body ?? '').attachments, ['a']);
  });

  it('uploads a file again that the Worker has forgotten', async () => {
    const { sent, client } = answering(
      refused(422, 'attachment_unknown', { errors: [{ path: ['attachments', 0], code: 'unknown' }] }),
    );
    let uploads = 0;
    const element = await written({
      ...client,
      uploadAttachment: () => {
        uploads += 1;
        return Promise.resolve({ outcome: 'ok', value: attachment(`upload-${uploads}`) });
      },
    });
    const files = new DataTransfer();
    files.items.add(file('log.txt'));
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    await shows(element, '.file.uploaded');
    send(element);
    await shows(element, '#sent-title');
    assert.deepEqual(
      sent.map(({ body }) => JSON.parse(body).attachments[0]),
      ['upload-1', 'upload-2'],
    );
    assert.strictEqual(sent[0]?.key, sent[1]?.key);
  });

  it('takes no files while the message waits, and shows no place to drop them', async () => {
    const element = await written(clientWith());
    const network = goOffline();
    send(element);
    await shows(element, '.notice.info');
    const files = new DataTransfer();
    files.items.add(file('log.txt'));
    const over = () =>
      element.dispatchEvent(
        new DragEvent('dragover', { dataTransfer: files, bubbles: true, cancelable: true }),
      );
    over();
    await element.updateComplete;
    assert.isNull(element.shadowRoot?.querySelector('.drop'));
    get<HTMLElement>(element, '.actions .quiet').click();
    over();
    const veil = await shows(element, '.drop');
    const [inner, outer] = [veil.getBoundingClientRect(), element.getBoundingClientRect()];
    assert.closeTo(inner.height, outer.height, 20);
    assert.closeTo(inner.width, outer.width, 20);
    network.comeBack();
  });

  it('keeps files in mind whose upload a reload has ended', async () => {
    const first = await written(clientWith({ uploadAttachment: () => deferred<never>().promise }));
    const files = new DataTransfer();
    files.items.add(file('log.txt'));
    first.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    await shows(first, 'progress');
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await first.updateComplete;
    assert.ok(get(first, 'progress'));
    const { form: name } = first;
    first.remove();
    const second = mount(clientWith(), { form: name });
    const row = await shows(second, '.file.failed');
    assert.include(row.textContent, 'Choose it again');
    await accessible(second);
  });
});
