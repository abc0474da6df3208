import { assert } from 'chai';
import { outcomeTexts } from '../../component/locales/en/outcome.ts';
import type { ReamazeContact } from '../../component/reamaze-contact.ts';
import { fill, get, goOffline, mount, send, shows, text, type } from './support/element.ts';
import { clientWith, file } from './support/fixtures.ts';

let element: ReamazeContact;
let restore: () => void;
let failures: string[];
const fail = ({ message }: ErrorEvent) => failures.push(message);
const reject = ({ reason }: PromiseRejectionEvent) => failures.push(String(reason));

beforeEach(() => {
  failures = [];
  window.addEventListener('error', fail);
  window.addEventListener('unhandledrejection', reject);
});
afterEach(() => {
  restore();
  element.remove();
  window.removeEventListener('error', fail);
  window.removeEventListener('unhandledrejection', reject);
});

/** As a browser does that keeps nothing for this page: merely touching it throws. */
function blockStorage(): void {
  const blocked = Object.getOwnPropertyDescriptor(window, 'localStorage') as PropertyDescriptor;
  Object.defineProperty(window, 'localStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('Blocked', 'SecurityError');
    },
  });
  restore = () => Object.defineProperty(window, 'localStorage', blocked);
}

/** As it is where other pages of the site have taken all there is. */
function fillStorage(): void {
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = () => {
    throw new DOMException('Full', 'QuotaExceededError');
  };
  restore = () => {
    Storage.prototype.setItem = setItem;
  };
}

for (const [what, take] of Object.entries({ blocked: blockStorage, full: fillStorage })) {
  describe(`where storage is ${what}`, () => {
    it('nothing typed is lost while the page is open, and it is sent, files included', async () => {
      take();
      element = mount(clientWith());
      await shows(element, '#data-topic');
      fill(element);
      type(element, 'body', 'It squeaks. '.repeat(4_000));
      const files = new DataTransfer();
      files.items.add(file('log.txt'));
      element.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
      await shows(element, '.file.uploaded');
      for (const event of ['pagehide', 'storage', 'pageshow'])
        window.dispatchEvent(new PageTransitionEvent(event));
      await element.updateComplete;
      assert.strictEqual(get(element, '#body').value.length, 48_000);
      send(element);
      await shows(element, '#sent-title');
      assert.deepEqual(failures, []);
    });

    it('nobody is told that they may leave before it is sent', async () => {
      take();
      element = mount(clientWith());
      await shows(element, '#data-topic');
      fill(element);
      const network = goOffline();
      send(element);
      await shows(element, '.notice.info');
      assert.include(text(element), outcomeTexts.stay);
      assert.notInclude(text(element), outcomeTexts.stayOrReturn);
      network.comeBack();
      await shows(element, '#sent-title');
      assert.deepEqual(failures, []);
    });
  });
}
