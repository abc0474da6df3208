import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The site's files, by path; nothing else is served. */
const FILES: Readonly<Record<string, { name: string; type: string }>> = {
  '/': { name: 'index.html', type: 'text/html; charset=utf-8' },
  '/style.css': { name: 'style.css', type: 'text/css; charset=utf-8' },
  '/bike.svg': { name: 'bike.svg', type: 'image/svg+xml' },
  '/icon.svg': { name: 'icon.svg', type: 'image/svg+xml' },
};

/**
 * A company's marketing site, on an origin of its own.
 *
 * @param options.port any free one if not given
 * @param options.worker origin of the Worker, such as `http://127.0.0.1:8787`
 */
export async function startSite(options: {
  port?: number;
  worker: string;
}): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    void answer(pathname, options.worker, response);
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

async function answer(pathname: string, worker: string, response: ServerResponse): Promise<void> {
  const file = FILES[pathname];
  if (!file) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
    return;
  }
  const text = await readFile(new URL(file.name, import.meta.url), 'utf8');
  response
    .writeHead(200, {
      'Content-Type': file.type,
      'Content-Security-Policy': policy(worker),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    })
    .end(text.replaceAll('%WORKER%', worker));
}

/** As strict as a page can be, to show that the element needs nothing more than its own Worker. */
function policy(worker: string): string {
  return [
    "default-src 'none'",
    `script-src ${worker}`,
    `connect-src ${worker}`,
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}
