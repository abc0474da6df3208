import type { LitElement } from 'lit';
import { marksName } from '../../../component/history/unread.ts';
import { formTexts } from '../../../component/locales/en/form.ts';
import { outcomeTexts } from '../../../component/locales/en/outcome.ts';
import { sessionTexts } from '../../../component/locales/en/session.ts';
import type { ReamazeContact } from '../../../component/reamaze-contact.ts';
import type { ThreadMessage } from '../../../worker/contract/history.ts';
import { everyField } from '../../support/fields.ts';
import {
  ANN,
  conversation,
  historyForm,
  mountContact,
  mountHistory,
  mountLauncher,
  ok,
  refused,
  signedInBefore,
} from '../support/account.ts';
import { fill, goOffline, press, says, send, shows, type } from '../support/element.ts';
import { clientWith, file, form } from '../support/fixtures.ts';

const tagged = <T>(value: T) => Promise.resolve(ok({ value, etag: null }));

const conversations = (['answered', 'open', 'sending'] as const).map((state, index) => ({
  ...conversation,
  id: `c${index}`,
  state,
  subject: `The belt squeaks, and only when it is cold and wet outside, ${index}`,
  updatedAt: new Date().toISOString(),
}));

const messages: ThreadMessage[] = [
  {
    id: 'm1',
    from: 'customer',
    author: { name: ANN.name },
    body: 'Since the last service.',
    createdAt: conversation.createdAt,
    attachments: [
      { name: 'belt.png', type: 'image/png', size: 1_800_000, url: null },
      {
        name: 'invoice.pdf',
        type: 'application/pdf',
        size: 64_000,
        url: 'https://files.example/invoice.pdf',
      },
    ],
  },
  {
    id: 'm2',
    from: 'agent',
    author: { name: 'Jonas' },
    body: '',
    passages: [
      { parts: ['Here is how: ', { text: 'acorn.example/belt', href: 'https://acorn.example/belt' }] },
      { parts: ['Since the last service.'], quote: 'folded' },
    ],
    createdAt: '2026-11-01T11:00:00Z',
    attachments: [],
  },
];

/** What there is of one customer. */
const account = {
  listConversations: () => tagged({ items: conversations, next: null }),
  getConversation: () => tagged({ ...conversation, data: { order_number: 'AC-1', topic: 'technical' } }),
  listMessages: () => tagged({ items: messages, next: null }),
};

const closing = { ...historyForm, closing: true };
const everything = { ...form, fields: everyField };

async function written(properties: Partial<ReamazeContact> = {}): Promise<ReamazeContact> {
  const element = mountContact({}, properties);
  await shows(element, '#body');
  fill(element);
  return element;
}

async function thread(): Promise<LitElement> {
  const element = mountContact(
    account,
    { view: 'history', conversation: conversation.id, endpoint: signedInBefore() },
    closing,
  );
  await shows(element, '#reply');
  return element;
}

/** A page that can be opened by its launcher, in a language that has to be loaded. */
async function launcher(attributes: Record<string, string> = {}, endpoint?: string): Promise<HTMLElement> {
  const since = '2026-11-01T12:00:00Z';
  if (endpoint) localStorage.setItem(marksName(endpoint, ANN.email), JSON.stringify({ since, seen: {} }));
  const answered = {
    ...conversation,
    state: 'answered',
    updatedAt: new Date().toISOString(),
    lastMessage: null,
  } as const;
  const listConversations = () => tagged({ items: [answered], next: null });
  const contact = mountContact(
    { listConversations },
    { mode: 'dialog', lang: 'de', ...(endpoint && { endpoint }) },
  );
  const element = mountLauncher(attributes);
  await shows(contact, 'dialog');
  const said = () => element.shadowRoot?.querySelector('slot:not([name])')?.textContent;
  while (said() !== 'Kontakt') await new Promise((resolve) => setTimeout(resolve));
  return element;
}

/** Every screen, and how a visitor gets there. Each resolves with the element that shows it. */
export const screens: Record<string, () => Promise<HTMLElement>> = {
  'the form': async () => {
    const element = mountContact();
    await shows(element, '#body');
    return element;
  },
  'the form on its way': async () => {
    const element = mountContact({}, { client: clientWith({ getForm: () => new Promise(() => {}) }) });
    await says(element, formTexts.loading);
    return element;
  },
  'no form': async () => {
    const away = () => Promise.resolve(refused(503, 'unavailable'));
    const element = mountContact(
      {},
      { client: clientWith({ getForm: away }), fallbackEmail: 'help@example.com' },
    );
    await says(element, formTexts.tryAgain);
    return element;
  },
  'the form with errors': async () => {
    const element = mountContact();
    await shows(element, '#body');
    type(element, 'email', 'ada@example');
    send(element);
    await shows(element, '#notice');
    return element;
  },
  'every type of field': async () => {
    const element = mountContact({}, {}, everything);
    (await shows(element, '#data-gift')).click();
    await shows(element, '#data-card');
    return element;
  },
  'every type of field with errors': async () => {
    const element = mountContact({}, {}, everything);
    await shows(element, '#data-terms');
    for (const [id, value] of Object.entries(WRONG)) type(element, id, value);
    (await shows(element, '#data-extras-0')).click();
    send(element);
    await shows(element, '#data-extras-error');
    return element;
  },
  'controls of the page': async () => {
    const fields = form.fields.map((field) => ({ ...field, slotted: field.name !== 'order_number' }));
    const element = mountContact({}, { innerHTML: OWN }, { ...form, fields });
    await shows(element, '#body');
    return element;
  },
  'controls of the page with errors': async () => {
    const fields = form.fields.map((field) => ({ ...field, slotted: field.name !== 'order_number' }));
    const element = mountContact({}, { innerHTML: OWN }, { ...form, fields });
    await shows(element, '#body');
    send(element);
    await shows(element, '#notice a[href="#data-topic"]');
    return element;
  },
  files: async () => {
    const uploadAttachment = (uploaded: File) =>
      uploaded.name === 'under way.txt'
        ? new Promise<never>(() => {})
        : Promise.resolve(refused(503, 'unavailable'));
    const element = await written({ client: clientWith({ getForm, uploadAttachment }) });
    const input = (await shows(element, '[type=file]')) as HTMLInputElement;
    const chosen = new DataTransfer();
    for (const name of ['under way.txt', 'not uploaded.txt', 'refused.xyz']) chosen.items.add(file(name));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
    await shows(element, '.file.failed');
    return element;
  },
  sending: async () => {
    const element = await written({
      client: clientWith({ getForm, sendConversation: () => new Promise(() => {}) }),
    });
    send(element);
    await says(element, formTexts.sending);
    return element;
  },
  sent: async () => {
    const element = await written();
    send(element);
    await says(element, outcomeTexts.sentTitle);
    return element;
  },
  offline: async () => {
    goOffline();
    const element = await written();
    send(element);
    await says(element, formTexts.offlineTitle);
    // Without a word to the element, which would go on.
    Reflect.deleteProperty(navigator, 'onLine');
    return element;
  },
  'not sent': async () => {
    const failing = () => Promise.resolve(refused(403, 'origin_not_allowed'));
    const element = await written({ client: clientWith({ getForm, sendConversation: failing }) });
    send(element);
    await says(element, outcomeTexts.failedTitle);
    return element;
  },
  'the address to sign in with': async () => {
    const element = mountHistory();
    await shows(element, '#sign-in-email');
    press(element, sessionTexts.sendCode);
    await shows(element, '#sign-in-email-error');
    return element;
  },
  'the code': async () => {
    const element = mountHistory();
    await shows(element, '#sign-in-email');
    type(element, 'sign-in-email', ANN.email);
    press(element, sessionTexts.sendCode);
    await shows(element, '#code');
    type(element, 'code', '1');
    press(element, sessionTexts.signIn);
    await shows(element, '#code-error');
    return element;
  },
  'the list': async () => {
    const element = mountContact(account, { view: 'history', endpoint: signedInBefore() });
    await shows(element, '.row button');
    return element;
  },
  'an empty list': async () => {
    const listConversations = () => tagged({ items: [], next: null });
    const element = mountContact({ listConversations }, { view: 'history', endpoint: signedInBefore() });
    await shows(element, '.empty');
    return element;
  },
  'a conversation': thread,
  'a reply': async () => {
    const element = await thread();
    (await shows(element, '#reply')).focus();
    await shows(element, '#reply-form .attachments');
    type(element, 'reply', 'Thank you.');
    return element;
  },
  'the question before closing': async () => {
    const element = await thread();
    const change = await shows(element, '#change');
    change.focus();
    change.click();
    const dialog = (await shows(element, 'dialog')) as HTMLDialogElement;
    while (!dialog.open) await new Promise(requestAnimationFrame);
    return element;
  },
  'the dialog': async () => {
    const element = mountContact({}, { mode: 'dialog' });
    await shows(element, 'dialog');
    await element.show();
    await shows(element, '#body');
    return element;
  },
  'the dialog, to sign in': async () => {
    const element = mountContact({}, { mode: 'dialog', view: 'history' });
    await shows(element, 'dialog');
    await element.show();
    await shows(element, '#sign-in-email');
    return element;
  },
  'the launcher': () => launcher(),
  'the launcher as its icon alone': () => launcher({ label: 'Help' }),
  'the launcher with answers that are unread': async () => {
    const element = await launcher({}, signedInBefore());
    while (element.shadowRoot?.querySelector('.count')?.textContent !== '1')
      await new Promise((resolve) => setTimeout(resolve));
    return element;
  },
};

/** As a page draws its own, labels and all. */
const OWN = `
  <label slot="fields">Topic <select name="topic"><option></option><option value="billing">Billing</option></select></label>
  <label slot="fields">Details <textarea name="details"></textarea></label>
  <label slot="fields"><input type="checkbox" name="newsletter" /> Newsletter</label>`;

const getForm = () => Promise.resolve(ok(historyForm));

/** Something wrong for every field where that is possible. */
const WRONG = {
  'data-order': 'abc',
  'data-nickname': 'A',
  'data-story': 'A story that is too long by far',
  'data-other_email': 'ann@example',
  'data-phone': 'later',
  'data-site': 'my shop',
  'data-amount': '99',
};
