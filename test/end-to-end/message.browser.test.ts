import { assert } from 'chai';
import { type Control, type ConversationFacts, createControl } from '../../demo/helpdesk/control.ts';
import { escapeMarkdown } from '../../worker/helpdesk/reamaze/markdown.ts';
import { TYPED_TEXT } from '../support/typed-text.ts';
import { openPage, type Page } from './support/page.ts';

const MB = 1024 * 1024;

let helpdesk: Control;
let worker: string;
let page: Page;
before(async () => {
  const stack = await (await fetch('/__stack.json')).json();
  helpdesk = createControl(stack.helpdesk);
  worker = stack.worker;
});
beforeEach(async () => {
  page = await openPage();
});
afterEach(() => page.close());

/** Engines share the helpdesk: each tells its own conversations apart. */
const unique = (subject: string) => `${subject} ${crypto.randomUUID()}`;
const arrived = (subject: string) => helpdesk.conversationWhen((it) => it.subject === subject);
const allFetched = ({ messages }: ConversationFacts) =>
  messages[0]?.attachments.every(({ state }) => state === 'kept');
const reference = async () => (await page.shows('[part~=reference]')).textContent?.trim();

async function write(subject: string, body = 'Hello'): Promise<void> {
  await page.type('name', 'Ann Smith');
  await page.type('email', 'ann@example.com');
  await page.type('subject', subject);
  await page.type('body', body);
}

async function sha256(file: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A PNG that no compression makes smaller. */
function picture(name: string, size: number): File {
  const bytes = new Uint8Array(size);
  for (let start = 0; start < size; start += 65_536)
    crypto.getRandomValues(bytes.subarray(start, Math.min(size, start + 65_536)));
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new File([bytes], name, { type: 'image/png' });
}

describe('a message', () => {
  it('reaches the helpdesk with every answer and a file of 5 MB', async function () {
    this.timeout(60_000);
    const subject = unique('Everything *typed* 👋');
    const file = picture('Schnappschuß 1.png', 5 * MB);
    assert.lengthOf(TYPED_TEXT, 20_000);

    await write(subject, TYPED_TEXT);
    await page.type('data-order_number', 'A-4711');
    await page.type('data-topic', 'technical');
    await page.type('data-details', 'first line\nsecond line');
    await page.tick('data-newsletter');
    await page.attach(file);
    await page.shows('progress');
    await page.press('#send');
    const quoted = await reference();

    const { data, messages, ...conversation } = await helpdesk.conversationWhen(
      (it) => it.subject === subject && allFetched(it) === true,
    );
    const { submission_id, page_url, language, ...answers } = data;
    assert.deepEqual(answers, {
      order_number: 'A-4711',
      topic: 'technical',
      details: 'first line\nsecond line',
      newsletter: true,
      plan: 'pro',
      page_title: 'A page that embeds the form',
      page_referrer: location.href,
      reference: quoted,
    });
    assert.match(String(submission_id), /^[\w-]{43}$/);
    assert.equal(page_url, new URL('/test/end-to-end/support/page.html', location.href).href);
    assert.equal(language, 'en');
    assert.include(conversation, { channel: 'support', status: 0 });
    assert.include(conversation.author, { name: 'Ann Smith', email: 'ann@example.com' });
    // That this reads as typed is proved in test/worker/helpdesk/markdown.test.ts.
    assert.equal(messages[0]?.body, escapeMarkdown(TYPED_TEXT));
    const [kept] = messages[0]?.attachments ?? [];
    assert.deepInclude(kept, {
      name: file.name,
      type: 'image/png',
      size: file.size,
      sha256: await sha256(file),
    });
    assert.lengthOf(
      (await helpdesk.conversations()).filter((it) => it.subject === subject),
      1,
    );
  });

  it('is still there after the page was reloaded halfway, files included', async () => {
    const subject = unique('Reloaded');
    const file = picture('kept.png', 1_000);
    await write(subject, 'Half a sentence');
    await page.type('data-topic', 'billing');
    await page.attach(file);
    await page.shows('.file.uploaded');

    await page.reload();
    await page.shows('.file.uploaded');
    const typed = { name: 'Ann Smith', email: 'ann@example.com', subject, body: 'Half a sentence' };
    for (const [id, value] of Object.entries(typed)) {
      assert.equal((await page.shows<HTMLInputElement>(`#${id}`)).value, value);
    }
    await page.press('#send');
    await reference();
    const { data, messages } = await helpdesk.conversationWhen(
      (it) => it.subject === subject && allFetched(it) === true,
    );
    assert.equal(data['topic'], 'billing');
    assert.equal(messages[0]?.attachments[0]?.sha256, await sha256(file));
  });

  it('is refused by the browser by the same rules, and stays as typed', async () => {
    const subject = unique('Refused');
    await write(subject);
    await page.type('email', 'ann@nowhere');
    await page.press('#send');
    assert.match((await page.shows('#email-error')).textContent ?? '', /name@example\.com/);
    assert.equal((await page.shows<HTMLInputElement>('#subject')).value, subject);
    await page.type('email', 'ann@example.com');
    await page.press('#send');
    await reference();
    await arrived(subject);
  });

  it('can be added to, and held back, by the page', async () => {
    const subject = unique('Held back');
    await write(subject);
    const asked = new Promise<void>((resolve) => {
      const holdBack = (event: Event) => {
        event.preventDefault();
        resolve();
      };
      page.element().addEventListener('reamaze-submit', holdBack, { once: true });
    });
    await page.press('#send');
    await asked;
    await page.shows('#send[aria-disabled=false]');
    page.element().addEventListener('reamaze-submit', (event) => {
      event.data['plan'] = 'enterprise';
    });
    const submitted = new Promise<string>((resolve) => {
      page.element().addEventListener('reamaze-submitted', (event) => resolve(event.reference));
    });
    await page.press('#send');
    assert.equal(await submitted, await reference());
    assert.equal((await arrived(subject)).data['plan'], 'enterprise');
  });
});

describe('the script', () => {
  it('comes from the Worker for any site, with chunks that never change', async () => {
    const entry = await fetch(`${worker}/reamaze-contact.js`);
    assert.equal(entry.status, 200);
    const chunk = /["']\.\/(chunks\/[^"']+)["']/.exec(await entry.text())?.[1];
    const response = await fetch(`${worker}/${chunk}`);
    assert.equal(response.status, 200);
    assert.include(response.headers.get('Cache-Control') ?? '', 'immutable');
  });
});
