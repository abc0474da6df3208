import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { DEMO_CUSTOMER } from '../helpdesk/seed/people.ts';
import { DEMO_IDENTITY_KEY, type IdentityKey, signIdentity } from './identity.ts';
import { languages } from './languages.ts';

/** Ready themes of the theming page. */
const THEMES = ['plain', 'letter', 'ledger', 'candy', 'night'];

/** The site's files, by path; nothing else is served. */
const FILES = new Map([
  ['/', 'index.html'],
  ['/bike', 'bike.html'],
  ['/returns', 'returns.html'],
  ['/account', 'account.html'],
  ['/theming', 'theming.html'],
  ...[
    'account.js',
    'style.css',
    'bike.svg',
    'icon.svg',
    ...['theming.js', 'screens.js', 'worker.js', 'theming.css'].map((name) => `theming/${name}`),
    ...THEMES.map((name) => `theming/themes/${name}.css`),
  ].map((name) => [`/${name}`, name] as const),
]);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Pages that have a script of their own, which asks the shop who is there, or shows themes. */
const WITH_SCRIPT = /^\/(account|theming)$/;

export interface SiteOptions {
  /** Any free one if not given. */
  port?: number;
  /** Origin of the Worker, such as `http://127.0.0.1:8787`. */
  worker: string;
  /** Signs for whoever is logged in at the shop; the demo's unless said. */
  identityKey?: IdentityKey;
  /** Milliseconds since 1970. */
  clock?: () => number;
}

/** A company's site, on an origin of its own. */
export async function startSite(options: SiteOptions): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    if (pathname === '/identity') tellIdentity(options, response);
    else if (pathname === '/theming/languages') answerJson(languages(), response);
    else void answer(pathname, options.worker, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** Where a real shop looks at its own session, everybody is the demo customer here. */
function tellIdentity(options: SiteOptions, response: ServerResponse): void {
  const { worker, identityKey = DEMO_IDENTITY_KEY, clock = Date.now } = options;
  const { name, email } = DEMO_CUSTOMER;
  const claims = { name, email, audience: worker, now: clock(), id: randomUUID() };
  answerJson({ identity: signIdentity(claims, identityKey) }, response);
}

function answerJson(value: unknown, response: ServerResponse): void {
  response
    .writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
    .end(JSON.stringify(value));
}

async function answer(pathname: string, worker: string, response: ServerResponse): Promise<void> {
  const name = FILES.get(pathname);
  if (!name) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
    return;
  }
  const text = await readFile(new URL(name, import.meta.url), 'utf8');
  response
    .writeHead(200, {
      'Content-Type': TYPES[extname(name)],
      'Content-Security-Policy': policy(worker, WITH_SCRIPT.test(pathname)),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    })
    .end(text.replaceAll('%WORKER%', worker));
}

/**
 * As strict as a page can be, to show that the elements need nothing more than their own Worker.
 *
 * @param ownScript whether the page has a script of its own
 */
function policy(worker: string, ownScript: boolean): string {
  const sources = ownScript ? `${worker} 'self'` : worker;
  return [
    "default-src 'none'",
    `script-src ${sources}`,
    `connect-src ${sources}`,
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}
