import { assert } from 'chai';
import type { Client } from '../../component/client.ts';
import { get, goOffline, send, shows } from './support/element.ts';
import { attachment, clientWith, file } from './support/fixtures.ts';
import { answering, clearAway, written } from './support/sending.ts';

describe('the focus', () => {
  afterEach(clearAway);

  it('keeps the focus when what had it goes away', async () => {
    let works = false;
    const uploadAttachment: Client['uploadAttachment'] = () =>
      Promise.resolve(
        works
          ? { outcome: 'ok', value: attachment('a') }
          : { outcome: 'problem', status: 503, code: 'unavailable', errors: [] },
      );
    const element = await written(clientWith({ uploadAttachment }));
    const files = new DataTransfer();
    files.items.add(file('log.txt'));
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    const again = await shows(element, '.file.failed .quiet:not(.icon)');
    works = true;
    again.focus();
    again.click();
    const remove = await shows(element, '.file.uploaded .icon');
    await element.updateComplete;
    assert.strictEqual(element.shadowRoot?.activeElement, remove);
  });

  it('leads the focus of whoever read the notice to the screen that follows', async () => {
    const { client } = answering();
    const element = await written(client);
    get(element, '#body').focus();
    const network = goOffline();
    send(element);
    const notice = await shows(element, '.notice.info');
    assert.strictEqual(element.shadowRoot?.activeElement, notice);
    network.comeBack();
    const title = await shows(element, '#sent-title');
    assert.strictEqual(element.shadowRoot?.activeElement, title);
  });

  it('leads the focus in another shadow root as well', async () => {
    const outer = document.createElement('div');
    document.body.append(outer);
    const { client } = answering();
    const element = await written(client);
    outer.attachShadow({ mode: 'open' }).append(element);
    get(element, '#body').focus();
    send(element);
    const title = await shows(element, '#sent-title');
    assert.strictEqual(element.shadowRoot?.activeElement, title);
    outer.remove();
  });
});
