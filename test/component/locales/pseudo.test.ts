import { assert } from 'chai';
import type { LitElement } from 'lit';
import { allTexts } from '../../../component/locales/en/all.ts';
import type { Overrides } from '../../../component/locales/messages.ts';
import { accented } from '../../../demo/site/pseudo.ts';
import { CODE, conversation, leaveNothing, mountContact, mountHistory, refused } from '../support/account.ts';
import { fill, get, mount, send, shows, type } from '../support/element.ts';
import { clientWith, file } from '../support/fixtures.ts';

const texts = accented(allTexts) as Overrides;

/** What is on screen that is none of our texts: the site's, the customer's, and what the browser says in its own words. */
const GIVEN = [
  ...['Order number', 'On your invoice', 'Topic', 'Billing', 'Technical', 'Details', 'Newsletter'],
  ...['Ann Rider', 'ann@example.com', 'ada@example.com', 'help@example.com', 'REF-1', 'belt.txt', 'belt.exe'],
  ...[
    conversation.subject,
    conversation.reference ?? '',
    conversation.lastMessage?.body ?? '',
    'Maya',
    'Hello',
  ],
  ...['TXT', 'EXE', 'bytes', 'kB', 'MB'],
];

/** Fails if anything can be read, or is said, that is not one of our texts. */
function isAllOurs(element: LitElement): void {
  const all = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.all, .all *') ?? [])];
  const said = all.flatMap((one) =>
    ['aria-label', 'placeholder', 'title'].map((name) => one.getAttribute(name)),
  );
  const times = all
    .filter(({ localName }) => localName === 'time')
    .flatMap((one) => [one.textContent, one.title]);
  let words = [all[0]?.textContent, ...said].filter(Boolean).join('\n');
  const given = [...GIVEN, ...times].filter((one) => one !== null && one !== '');
  for (const one of given.sort((one, other) => other.length - one.length)) words = words.replaceAll(one, '');
  for (let before = ''; before !== words; ) {
    before = words;
    words = words.replace(/\[[^[\]]*\]/g, '');
  }
  assert.deepEqual(words.match(/\S*\p{L}\S*/gu) ?? [], [], words.replace(/\s+/g, ' '));
}

afterEach(() => {
  leaveNothing();
  document.body.replaceChildren();
});

describe('every text on screen is one that can be translated', () => {
  it('where a message is written, refused and sent', async () => {
    const element = mount(
      clientWith({
        sendConversation: () =>
          Promise.resolve({ outcome: 'ok', value: { reference: 'REF-1', state: 'accepted' } }),
      }),
      { texts },
    );
    await shows(element, '#body');
    isAllOurs(element);
    const input = get(element, '[type=file]');
    const files = new DataTransfer();
    for (const name of ['belt.txt', 'belt.exe']) files.items.add(file(name));
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    await shows(element, '.file.uploaded');
    send(element);
    await shows(element, '#notice');
    isAllOurs(element);
    get<HTMLElement>(element, '.file.refused button').click();
    fill(element);
    send(element);
    await shows(element, '#sent-title');
    isAllOurs(element);
  });

  it('where it was not taken', async () => {
    for (const [status, code] of [
      [429, 'rate_limited'],
      [503, 'unavailable'],
    ] as const) {
      const failure = refused(status, code, { retryAfter: 3600 });
      const client = clientWith({ sendConversation: () => Promise.resolve(failure) });
      const element = mount(client, { texts });
      await shows(element, '#body');
      fill(element);
      send(element);
      await shows(element, '#notice');
      isAllOurs(element);
    }
  });

  it('where somebody signs in', async () => {
    const element = mountHistory(
      { signIn: () => Promise.resolve(refused(401, 'unauthenticated')) },
      { texts },
    );
    await shows(element, '#sign-in-email');
    isAllOurs(element);
    type(element, 'sign-in-email', 'ann@example.com');
    get<HTMLElement>(element, '[type=submit]').click();
    await shows(element, '#code');
    isAllOurs(element);
    type(element, 'code', CODE);
    await shows(element, '#code[aria-invalid=true]');
    isAllOurs(element);
  });

  it('where conversations are read', async () => {
    const tagged = <T>(value: T) => Promise.resolve({ outcome: 'ok', value: { value, etag: null } } as const);
    const element = mountContact(
      {
        listMessages: () =>
          tagged({
            items: [
              {
                id: 'first',
                from: 'agent',
                author: { name: 'Maya' },
                body: 'Hello',
                createdAt: conversation.createdAt,
                attachments: [{ name: 'belt.txt', type: 'text/plain', size: 2000, url: null }],
              },
            ],
            next: 'more',
          }),
      },
      { texts, view: 'history' },
    );
    await shows(element, '#sign-in-email');
    type(element, 'sign-in-email', 'ann@example.com');
    get<HTMLElement>(element, '[type=submit]').click();
    await shows(element, '#code');
    type(element, 'code', CODE);
    const row = await shows(element, '.row button');
    isAllOurs(element);
    row.click();
    await shows(element, '#reply');
    isAllOurs(element);
  });
});
