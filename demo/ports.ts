import { once } from 'node:events';
import { createServer } from 'node:net';

/** The preferred port of this machine where it is free, else any free one. */
export async function freePort(preferred = 0): Promise<number> {
  for (const wanted of [preferred, 0]) {
    const port = await tryPort(wanted);
    if (port !== undefined) return port;
  }
  throw new Error('This machine has no free port.');
}

async function tryPort(port: number): Promise<number | undefined> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined;
    throw error;
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address !== null && typeof address === 'object' ? address.port : undefined;
}
