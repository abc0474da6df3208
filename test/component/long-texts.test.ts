import { assert } from 'chai';
import type { ReamazeContact } from '../../component/reamaze-contact.ts';
import { get, mount, says, send, shows, text, type } from './support/element.ts';
import { clientWith } from './support/fixtures.ts';

/** As much as the form takes, and a million characters more. */
const MEGABYTE = `${'A long line of the log. '.repeat(40)}\n`.repeat(1_200).slice(0, 1_050_000);

let element: ReamazeContact;
let sent: string[];
beforeEach(async () => {
  sent = [];
  const sendConversation = (body: string) => {
    sent.push(body);
    return Promise.resolve({ outcome: 'ok', value: { reference: 'REF-1', state: 'accepted' } } as const);
  };
  element = mount(clientWith({ sendConversation }));
  await shows(element, '#body');
  get(element, '#body').focus();
  await shows(element, '.field [role=status]');
});
afterEach(() => element.remove());

/** A paste as the box sees it before the text is in it. */
function announcePaste(pasted: string): void {
  const data = new DataTransfer();
  data.setData('text/plain', pasted);
  const event = new Event('paste', { bubbles: true, composed: true, cancelable: true });
  Object.assign(event, { clipboardData: data });
  assert.isTrue(get(element, '#body').dispatchEvent(event), 'the browser pastes it');
}

describe('a text far too long', () => {
  it('stays as it is, with the number of characters too many, and is not sent', async () => {
    announcePaste(MEGABYTE);
    type(element, 'body', MEGABYTE);
    await says(element, '1,000,000 characters too many');
    send(element);
    await shows(element, '#notice');
    assert.lengthOf(sent, 0);
    assert.lengthOf(get(element, '#body').value, MEGABYTE.length);
    assert.include(text(element), 'by 1,000,000 characters');
  });

  for (const [direction, line] of [
    ['ltr', 'A line'],
    ['rtl', '12 שורה'],
  ] as const) {
    it(`has one direction for all of it, ${direction}, before it is there`, async () => {
      announcePaste(`${line}\n`.repeat(10_000));
      assert.strictEqual(get(element, '#body').dir, direction);
      type(element, 'body', 'short');
      await element.updateComplete;
      assert.strictEqual(get(element, '#body').dir, 'auto');
    });
  }
});
