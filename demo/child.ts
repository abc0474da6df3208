import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const STOP_MS = 5_000;

/** A part of the local stack that runs in a process of its own. */
export interface Child {
  /** Rejects when the process ends before it is told to. */
  crashed: Promise<never>;
  stop(): Promise<void>;
}

/** Starts a Node program; what it complains about appears under its name. */
export function startChild(name: string, args: string[], env: Record<string, string> = {}): Child {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.trim()) console.error(`${name} | ${line}`);
  });
  let stopping = false;
  const crashed = once(child, 'exit').then(([code, signal]): never | Promise<never> => {
    if (stopping) return new Promise<never>(() => {});
    throw new Error(`${name} ended by itself (${signal ?? `exit code ${code}`}).`);
  });
  return {
    crashed,
    async stop() {
      stopping = true;
      await stop(child);
    },
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  const insist = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(insist);
}
