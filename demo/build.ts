import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Builds the element into `dist/`, from where the Worker serves it. */
export async function buildElement(): Promise<void> {
  const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(vite, 'exit');
  if (code !== 0) throw new Error('The element could not be built.');
}
