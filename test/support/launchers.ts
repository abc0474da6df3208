import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserLauncher } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import * as puppeteer from 'puppeteer-core';
import { freePort } from '../../demo/ports.ts';
import type { Browser } from './browsers.ts';

const DRIVER_START_MS = 10_000;

export interface Launchers {
  launchers: BrowserLauncher[];
  /** Stops what runs beside the browsers. */
  close(): void;
}

/** What web-test-runner needs to start each browser. */
export async function launch(browsers: Browser[]): Promise<Launchers> {
  const helpers: ChildProcess[] = [];
  const launchers = await Promise.all(browsers.map((browser) => launcherOf(browser, helpers)));
  function close(): void {
    for (const helper of helpers) helper.kill();
  }
  // A run that breaks off leaves nothing behind either.
  process.once('exit', close);
  return { launchers, close };
}

function launcherOf(browser: Browser, helpers: ChildProcess[]): BrowserLauncher | Promise<BrowserLauncher> {
  const { engine, executable } = browser;
  switch (engine) {
    case 'chromium':
      return chromeLauncher({
        puppeteer,
        // The sandbox needs privileges that a container does not have; nothing but our own pages is opened.
        launchOptions: {
          executablePath: executable,
          args: ['--no-sandbox', '--disable-background-networking'],
        },
      });
    case 'firefox':
      return chromeLauncher({ puppeteer, launchOptions: { browser: 'firefox', executablePath: executable } });
    case 'webkit':
      return launchWebKit(browser, helpers);
  }
}

/** WebKitGTK is driven by a program of its own, and has no headless mode: it gets a display that nobody sees. */
async function launchWebKit(
  { executable, driver = '', display = '' }: Browser,
  helpers: ChildProcess[],
): Promise<BrowserLauncher> {
  const port = await freePort();
  const server = spawn(display, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  helpers.push(server);
  const [number] = await once(server.stdio[3] as NodeJS.ReadableStream, 'data');
  const env = { ...process.env, DISPLAY: `:${String(number).trim()}`, GDK_BACKEND: 'x11' };
  helpers.push(spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' }));
  await listening(port);
  return webdriverLauncher({
    hostname: '127.0.0.1',
    port,
    // A command that it sends once more, because the answer did not come, is a warning.
    logLevel: 'warn',
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: executable, args: ['--automation'] },
    } as WebdriverIO.Capabilities,
  }) as BrowserLauncher;
}

async function listening(port: number): Promise<void> {
  const deadline = Date.now() + DRIVER_START_MS;
  while (Date.now() < deadline) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      await sleep(50);
    } finally {
      socket.destroy();
    }
  }
  throw new Error(`WebKitWebDriver did not answer within ${DRIVER_START_MS / 1000} s.`);
}
