import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { findBrowsers } from '../support/browsers.ts';
import type { Figure } from './table.ts';
import { tasksOf } from './tasks.ts';

/** A phone of some years ago beside this machine. */
const SLOWED = 4;
/** More than this and a page feels stuck: what browsers call a long task. */
const LONG_TASK_MS = 50;

/** What a long conversation costs the page: to be on screen, and to be scrolled through. */
export async function measureThread(): Promise<Figure[]> {
  const chromium = findBrowsers().find(({ engine }) => engine === 'chromium');
  if (!chromium) throw new Error('The bench needs Chrome or Chromium; CHROME_PATH says where it is.');
  const script = await bundlePage();
  const browser = await puppeteer.launch({ executablePath: chromium.executable, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script, type: 'module' });
    await page.waitForFunction('window.openThread');
    const devtools = await page.createCDPSession();
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    const opening = await tasksOf(page, () => page.evaluate('openThread()'));
    const scrolling = await tasksOf(page, () => page.evaluate('scrollThread()'));
    const slowed = `CPU slowed ${SLOWED} times`;
    return [
      {
        name: 'a thread of 1,000 messages on screen, main thread',
        must: 'stay below',
        unit: 'ms',
        value: opening.reduce((sum, { ms }) => sum + ms, 0),
        budget: 200,
        detail: slowed,
      },
      {
        name: 'longest task while it is scrolled from end to end',
        must: 'stay below',
        unit: 'ms',
        value: Math.max(...scrolling.map(({ ms }) => ms)),
        budget: LONG_TASK_MS,
        detail: slowed,
      },
    ];
  } finally {
    await browser.close();
  }
}

/** The page as one script, made as the element is. */
async function bundlePage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: join(import.meta.dirname, '../component/history/thread-page.ts'),
        output: { codeSplitting: false },
      },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  const [chunk] = result && 'output' in result ? result.output : [];
  if (chunk?.type !== 'chunk') throw new Error('The page was not built.');
  return chunk.code;
}
