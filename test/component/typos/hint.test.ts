import { assert } from 'chai';
import type { ReamazeContact } from '../../../component/reamaze-contact.ts';
import {
  accessible,
  fill,
  get,
  goOffline,
  mount,
  press,
  send,
  shows,
  text,
  type,
} from '../support/element.ts';
import { clientWith } from '../support/fixtures.ts';

let element: ReamazeContact;
beforeEach(async () => {
  element = mount(clientWith());
  await shows(element, '#body');
});
afterEach(() => element.remove());

/** Writes an address and goes on to the next input. */
async function write(address: string): Promise<void> {
  get(element, '#email').focus();
  await shows(element, '.field [role=status]');
  type(element, 'email', address);
  get(element, '#subject').focus();
}

describe('an address with a slip in it', () => {
  it('is asked about once it is written, and mended by a button', async () => {
    await write('ann@gmial.com');
    const button = await shows(element, '.field [role=status] button');
    assert.include(button.textContent ?? '', 'Did you mean ann@gmail.com?');
    await accessible(element);
    button.focus();
    button.click();
    await element.updateComplete;
    await element.updateComplete;
    assert.strictEqual(get(element, '#email').value, 'ann@gmail.com');
    assert.strictEqual(element.shadowRoot?.activeElement?.id, 'email');
    assert.notInclude(text(element), 'Did you mean');
  });

  it('is not asked about any more while it is changed', async () => {
    await write('ann@gmial.com');
    await shows(element, '.field [role=status] button');
    type(element, 'email', 'ann@gmial.co');
    await element.updateComplete;
    assert.notInclude(text(element), 'Did you mean');
  });

  it('is not asked about while the message waits to go out, since nothing can be changed then', async () => {
    fill(element);
    await write('ann@gmial.com');
    await shows(element, '.field [role=status] button');
    const network = goOffline();
    send(element);
    await shows(element, '.notice.info');
    assert.notInclude(text(element), 'Did you mean');
    press(element, 'Keep writing');
    await shows(element, '.field [role=status] button');
    network.comeBack();
  });

  it('goes out if the visitor wants it so', async () => {
    fill(element);
    await write('ann@gmial.com');
    await shows(element, '.field [role=status] button');
    send(element);
    assert.include((await shows(element, '[part~=sent]')).textContent ?? '', 'ann@gmial.com');
  });
});
