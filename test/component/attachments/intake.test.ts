import { assert } from 'chai';
import type { Client } from '../../../component/client.ts';
import type { ReamazeContact } from '../../../component/reamaze-contact.ts';
import type { Attachment } from '../../../worker/contract/attachments.ts';
import { mount, shows, type } from '../support/element.ts';
import { attachment, clientWith, file } from '../support/fixtures.ts';

const SCREENSHOT = /^Screenshot \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$/;

let element: ReamazeContact;
let uploaded: string[];
beforeEach(async () => {
  uploaded = [];
  const uploadAttachment: Client['uploadAttachment'] = ({ name }) => {
    uploaded.push(name);
    const value: Attachment = { ...attachment(name), name };
    return Promise.resolve({ outcome: 'ok', value });
  };
  element = mount(clientWith({ uploadAttachment }));
  await shows(element, '#body');
  element.shadowRoot?.getElementById('body')?.focus();
  // Said by what is loaded then, and takes what is pasted.
  await shows(element, '.field [role=status]');
});
afterEach(() => element.remove());

function carrying(files: File[], text?: string): DataTransfer {
  const data = new DataTransfer();
  for (const one of files) data.items.add(one);
  if (text !== undefined) data.setData('text/plain', text);
  return data;
}

/** Drops or pastes on what has this id, as deep in the element as that is; says whether the browser would do nothing more. */
function give(type: 'drop' | 'paste' | 'dragover', data: DataTransfer, id = 'body'): boolean {
  // Not by the events' own constructors: Firefox hands over nothing of a made-up clipboard.
  const event = new Event(type, { bubbles: true, composed: true, cancelable: true });
  Object.assign(event, { [type === 'paste' ? 'clipboardData' : 'dataTransfer']: data });
  return element.shadowRoot?.getElementById(id)?.dispatchEvent(event) === false;
}

const picture = (name: string, lastModified = Date.now()) =>
  new File(['x'], name, { type: 'image/png', lastModified });

describe('files for the form', () => {
  it('can be dropped anywhere on it', async () => {
    assert.isTrue(give('dragover', carrying([file('a.txt')]), 'name'));
    assert.isTrue(give('drop', carrying([file('a.txt')]), 'name'));
    await shows(element, '.file.uploaded');
    assert.deepEqual(uploaded, ['a.txt']);
  });

  it('leave the page alone where text is dropped', () => {
    assert.isFalse(give('drop', carrying([], 'a word')));
  });

  it('can be pasted into the message: a screenshot gets a name that says when', async () => {
    assert.isTrue(give('paste', carrying([picture('image.png')])));
    await shows(element, '.file.uploaded');
    assert.match(uploaded[0] ?? '', SCREENSHOT);
  });

  it('can be pasted before anything is loaded that takes them in', async () => {
    element.remove();
    element = mount(clientWith());
    await shows(element, '#body');
    assert.isNull(element.shadowRoot?.querySelector('.field [role=status]'), 'nobody has been here');
    assert.isTrue(give('paste', carrying([file('a.txt')])));
    const row = await shows(element, '.file.uploaded');
    assert.include(row.textContent, 'a.txt');
  });

  it('keep a name of their own', async () => {
    give('paste', carrying([picture('wheel.png')]));
    give('drop', carrying([picture('image.png', Date.now() - 60_000)]));
    await shows(element, '.file.uploaded ~ .file.uploaded');
    assert.deepEqual(uploaded, ['wheel.png', 'image.png']);
  });

  it('are not made of a picture that comes with a text: the text is meant', () => {
    assert.isFalse(give('paste', carrying([picture('image.png')], '1\t2\n3\t4')));
    assert.deepEqual(uploaded, []);
  });

  it('are meant where the text only names them', async () => {
    assert.isTrue(give('paste', carrying([file('a.txt'), file('b.txt')], '/home/ann/a.txt\nb.txt\n')));
    await shows(element, '.file.uploaded ~ .file.uploaded');
    assert.deepEqual(uploaded, ['a.txt', 'b.txt']);
  });

  it('in tens are taken up to the limit, the others counted, and nothing typed is touched', async () => {
    type(element, 'body', 'It squeaks.');
    give('drop', carrying(Array.from({ length: 50 }, (_, index) => file(`${index}.txt`))));
    await shows(element, '.file.uploaded ~ .file.uploaded ~ .file.uploaded');
    const alert = await shows(element, '.attachments [role=alert]');
    assert.include(alert.textContent ?? '', '47 files were left out');
    assert.lengthOf(uploaded, 3);
    assert.strictEqual(((await shows(element, '#body')) as HTMLTextAreaElement).value, 'It squeaks.');
  });

  it('are no folders: such a one is named, whatever it is called, and the files beside it are taken', async () => {
    const log = file('log.txt');
    const item = (dropped: File, isDirectory: boolean) => ({
      getAsFile: () => dropped,
      webkitGetAsEntry: () => ({ isDirectory }),
    });
    // No page can make a folder up: this is what browsers hand over for one.
    const data = { types: ['Files'], items: [item(new File([], 'bike.png'), true), item(log, false)] };
    give('drop', data as unknown as DataTransfer);
    const refused = await shows(element, '.file.refused');
    assert.include(refused.textContent, 'bike.png');
    assert.match(refused.textContent, /folder/i);
    await shows(element, '.file.uploaded');
    assert.deepEqual(uploaded, ['log.txt']);
  });

  it('that cannot be sent can be taken out at once, and focus is on what attaches others', async () => {
    give('drop', carrying([file('a.exe'), file('b.exe'), file('c.txt')]));
    const all = await shows(element, '.attachments > .attach button:not(#attachments)');
    all.focus();
    all.click();
    await element.updateComplete;
    assert.lengthOf(element.shadowRoot?.querySelectorAll('.file') ?? [], 1);
    await element.updateComplete;
    assert.strictEqual(element.shadowRoot?.activeElement?.id, 'attachments');
  });
});
