import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import puppeteer, { type HTTPRequest, type Page } from 'puppeteer-core';
import { available } from '../../component/locales/available.ts';
import { freePort } from '../../demo/ports.ts';
import { startSite } from '../../demo/site/server.ts';
import { findBrowsers } from '../support/browsers.ts';
import { type Bundle, startRuntime } from './runtime.ts';
import { startSlowHelpdesk } from './slow-helpdesk.ts';
import type { Figure } from './table.ts';

const KB = 1024;
/** A real one: what takes the picture out of it is loaded for nothing else. */
const PICTURE = join(import.meta.dirname, '../../docs/images/form-light.png');
/** Brotli's best, as for files compressed once and served often. */
const QUALITY = 11;

/** What writing and sending a message load as well. */
const OTHERWISE_LOADED = /\/(interaction|outcome)-/;
/** What a conversation loads only where files in it are pictures. */
const PICTURES = /\/previews-/;

/** What a page with a launcher loads before anybody goes near it. */
const LAUNCHER = /\/reamaze-launcher/;

declare global {
  interface Window {
    /** When the form came on screen, on the page's clock. */
    readyAt: number;
  }
}

/** What a page fetches of us: before the form is there, while a message is written, when it is sent, and for customers. */
export async function measureSize(bundle: Bundle, dist: string): Promise<Figure[]> {
  const chromium = findBrowsers().find(({ engine }) => engine === 'chromium');
  if (!chromium) throw new Error('The bench needs Chrome or Chromium; CHROME_PATH says where it is.');
  const port = await freePort();
  const helpdesk = await startSlowHelpdesk(0);
  const worker = await startRuntime(bundle, { helpdesk: helpdesk.url, sites: [`http://127.0.0.1:${port}`] });
  const site = await startSite({ port, worker: worker.url });
  const browser = await puppeteer.launch({ executablePath: chromium.executable, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const scripts: HTTPRequest[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request);
    });

    await page.evaluateOnNewDocument(noteReady);
    await page.goto(site.url);
    await page.waitForSelector('reamaze-contact >>> form');
    await page.waitForNetworkIdle();
    const early = await page.evaluate(askedBeforeReady);
    const loaded = scripts.splice(0);
    const first = await compressed(loaded.filter((script) => early.includes(script.url())));
    const fields = await compressed(loaded.filter((script) => !early.includes(script.url())));
    await write(page);
    const writing = await compressed(scripts.splice(0));
    await send(page);
    const sending = await compressed(scripts.splice(0));
    await page.goto(site.url);
    await page.waitForSelector('reamaze-contact >>> form');
    scripts.length = 0;
    await signIn(page);
    const customers = scripts.splice(0).filter((script) => !OTHERWISE_LOADED.test(script.url()));
    const signedIn = await compressed(customers.filter((script) => !PICTURES.test(script.url())));
    const pictures = await compressed(customers.filter((script) => PICTURES.test(script.url())));
    await beginReply(page);
    const replying = await compressed(scripts.splice(0));
    await page.goto(`${site.url}/bike`);
    await page.waitForSelector('reamaze-launcher >>> button');
    const launcher = await compressed(scripts.filter((script) => LAUNCHER.test(script.url())));

    const common = { must: 'stay below', unit: 'kB' } as const;
    return [
      {
        ...common,
        name: 'JavaScript before the form is on screen, brotli',
        value: first / KB,
        budget: 15,
        detail: `and ${(fields / KB).toFixed(1)} kB then, for the fields of the site`,
      },
      {
        ...common,
        name: 'JavaScript of the launcher before it is used, brotli',
        value: launcher / KB,
        budget: 1.5,
      },
      {
        ...common,
        name: 'JavaScript that writing and attaching a file add, brotli',
        value: writing / KB,
        budget: 10,
        detail: `and ${(sending / KB).toFixed(1)} kB when Send is pressed`,
      },
      {
        ...common,
        name: 'history and sign-in, brotli',
        value: signedIn / KB,
        budget: 15,
        detail: `and ${(replying / KB).toFixed(1)} kB when a reply is begun or a conversation closed, ${(pictures / KB).toFixed(1)} kB when files in it are pictures`,
      },
      { ...common, ...largestLocale(dist), budget: 4 },
    ];
  } finally {
    await browser.close();
    await site.close();
    await worker.close();
    await helpdesk.close();
  }
}

/** What a page in another language than English loads more, for the one that takes most. */
function largestLocale(dist: string): Pick<Figure, 'name' | 'value' | 'detail'> {
  const sizes = globSync(join(dist, 'chunks/*.js')).map((file) => ({
    name: /([^/\\]+)-.{8}\.js$/.exec(file)?.[1] ?? '',
    bytes: bytesOf(readFileSync(file)),
  }));
  const locales = sizes.filter(({ name }) => name in available);
  const [largest] = locales.sort((one, other) => other.bytes - one.bytes);
  const choosing = sizes.find(({ name }) => name === 'languages')?.bytes ?? 0;
  return {
    name: 'texts of the largest language, brotli',
    value: (largest?.bytes ?? Number.POSITIVE_INFINITY) / KB,
    detail: `${largest?.name} of ${Object.keys(available).length}, and ${(choosing / KB).toFixed(1)} kB that choose it`,
  };
}

/** Runs in the page, before its own scripts. */
function noteReady(): void {
  addEventListener('reamaze-ready', () => {
    window.readyAt = performance.now();
  });
}

/** Runs in the page. */
function askedBeforeReady(): string[] {
  const requests = performance.getEntriesByType('resource');
  return requests.filter(({ startTime }) => startTime < window.readyAt).map(({ name }) => name);
}

const part = (page: Page, selector: string) => page.locator(`reamaze-contact >>> ${selector}`);

/** Everything a visitor does before Send, a file included. */
async function write(page: Page): Promise<void> {
  await part(page, '#name').fill('Ann Example');
  await part(page, '#email').fill('ann@example.com');
  await part(page, '#subject').fill('The belt squeaks');
  await part(page, '#body').fill('Since the last service.');
  await attach(page);
}

async function send(page: Page): Promise<void> {
  await part(page, '[part~=send-button]').click();
  await part(page, '[part~=sent]').wait();
}

/** Everything a customer does until they read a conversation, with a Worker that takes any code. */
async function signIn(page: Page): Promise<void> {
  await page.evaluate(() => {
    const answer = (value: object) => () => Promise.resolve({ outcome: 'ok', value });
    const expiresAt = new Date(Date.now() + 600_000).toISOString();
    const createdAt = new Date().toISOString();
    const conversation = {
      id: 'one',
      reference: null,
      subject: 'The belt squeaks',
      state: 'answered',
      createdAt,
      updatedAt: createdAt,
      lastMessage: null,
      data: {},
    };
    const message = {
      id: 'first',
      from: 'agent',
      author: { name: null },
      body: 'Could you send a picture?',
      createdAt,
      attachments: [
        { name: 'wheel.png', type: 'image/png', size: 2000, url: `${location.origin}/wheel.png` },
      ],
    };
    const customer = { email: 'ann@example.com', name: 'Ann Example' };
    const accountClient = {
      requestCode: answer({ challenge: 'challenge', expiresAt }),
      signIn: answer({ token: 'token', expiresAt, customer }),
      listConversations: answer({ value: { items: [conversation], next: null }, etag: null }),
      getConversation: answer({ value: conversation, etag: null }),
      listMessages: answer({ value: { items: [message], next: null }, etag: null }),
    };
    Object.assign(document.querySelector('reamaze-contact') ?? {}, { accountClient });
  });
  await part(page, '[part~=history-button]').click();
  await part(page, '#sign-in-email').fill('ann@example.com');
  await part(page, '[part~=sign-in] [type=submit]').click();
  await part(page, '#code').fill('12345678');
  const pictures = page.waitForResponse((response) => PICTURES.test(response.url()));
  await part(page, '.row button').click();
  await part(page, '#reply').wait();
  await pictures;
}

/** Goes to the box for a reply, and waits for what that loads. */
async function beginReply(page: Page): Promise<void> {
  const loaded = page.waitForResponse((response) => response.url().includes('/replying-'));
  await part(page, '#reply').click();
  await loaded;
}

async function attach(page: Page): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForFileChooser(),
    page.locator('reamaze-contact >>> [part~=attach-button]').click(),
  ]);
  await chooser.accept([PICTURE]);
  await page.waitForSelector('reamaze-contact >>> .file.uploaded');
}

/** Bytes of these scripts as a good server sends them. */
async function compressed(requests: HTTPRequest[]): Promise<number> {
  let bytes = 0;
  for (const request of requests) {
    const script = await request.response()?.buffer();
    if (!script) throw new Error(`${request.url()} was not answered.`);
    bytes += bytesOf(script);
  }
  return bytes;
}

function bytesOf(script: Uint8Array): number {
  return brotliCompressSync(script, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }).byteLength;
}
