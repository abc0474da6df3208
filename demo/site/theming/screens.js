import { accountClientFor, CUSTOMER, clientFor } from './worker.js';

/** Puts an element on one of its screens, as a visitor would get there. */

const WRITTEN = {
  name: CUSTOMER.name,
  email: CUSTOMER.email,
  subject: 'Belt squeaks in the rain',
  body: 'Hello,\n\nsince the weekend the belt squeaks whenever it rains. In dry weather there is nothing to hear.',
  'data-topic': 'workshop',
};

/** What is done on the way to each screen. */
export const WAYS = {
  form: () => {},
  loading: () => {},
  files: async (element) => {
    await write(element, WRITTEN);
    await attach(element, ['belt from above.jpg', 'film of the noise.mov', 'list.xyz']);
  },
  errors: async (element) => {
    await write(element, { name: CUSTOMER.name, email: 'ida@example' });
    await press(element, '[part~=send-button]');
    await found(element, '#notice');
  },
  sending: async (element) => {
    await write(element, WRITTEN);
    await press(element, '[part~=send-button]');
  },
  failed: async (element) => {
    await write(element, WRITTEN);
    await press(element, '[part~=send-button]');
    await found(element, '#notice');
  },
  offline: async (element) => {
    await write(element, WRITTEN);
    await press(element, '[part~=send-button]');
    await found(element, '#notice');
  },
  sent: async (element) => {
    await write(element, WRITTEN);
    await press(element, '[part~=send-button]');
    await found(element, '#sent-title');
  },
  'sign-in': (element) => found(element, '#sign-in-email'),
  code: async (element) => {
    await write(element, { 'sign-in-email': CUSTOMER.email });
    await press(element, '[type=submit]');
    await found(element, '#code');
  },
  list: (element) => found(element, '[part~=conversations]'),
  'list-loading': (element) => found(element, '#history-title'),
  empty: (element) => found(element, '[part~=empty]'),
  thread: (element) => found(element, '#reply'),
  dialog: async (element) => {
    await press(element, '#change');
    await found(element, 'dialog[open]');
  },
};

const OF_CUSTOMERS = ['list', 'list-loading', 'empty', 'thread', 'dialog'];
let count = 0;

/**
 * A new element on this screen.
 *
 * @returns it, and a promise that is kept once the screen is there
 */
export function show(screen, place) {
  const element = document.createElement('reamaze-contact');
  count += 1;
  const endpoint = `https://stage-${count}.example/`;
  Object.assign(element, {
    endpoint,
    client: clientFor(screen),
    accountClient: accountClientFor(screen),
    session: 'memory',
    ...(OF_CUSTOMERS.includes(screen) && { view: 'history', identity: 'of this page' }),
    ...(/sign-in|code/.test(screen) && { view: 'history' }),
    ...(/thread|dialog/.test(screen) && { conversation: 'belt' }),
  });
  // As if the network were gone.
  Object.defineProperty(navigator, 'onLine', { value: screen !== 'offline', configurable: true });
  const note = document.createElement('p');
  note.slot = 'note';
  note.textContent = 'We use your address only to answer you.';
  element.append(note);
  place.replaceChildren(element);
  // What is written here is nobody's draft.
  addEventListener('pagehide', () => localStorage.removeItem(`reamaze-contact:draft:${endpoint}:contact`));
  return { element, ready: customElements.whenDefined('reamaze-contact').then(() => WAYS[screen](element)) };
}

/** Resolves as soon as something in the element matches. */
function found(element, selector) {
  return new Promise((resolve) => {
    const look = () => {
      const it = element.shadowRoot.querySelector(selector);
      if (it) resolve(it);
      else requestAnimationFrame(look);
    };
    look();
  });
}

async function write(element, values) {
  for (const [id, value] of Object.entries(values)) {
    const control = await found(element, `#${id}`);
    control.value = value;
    control.dispatchEvent(new Event(control.localName === 'select' ? 'change' : 'input', { bubbles: true }));
  }
}

async function press(element, selector) {
  (await found(element, selector)).click();
}

async function attach(element, names) {
  const input = await found(element, '[type=file]');
  const files = new DataTransfer();
  for (const name of names) files.items.add(new File(['x'.repeat(48_000)], name));
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
  await found(element, '[part~=progress]');
}
