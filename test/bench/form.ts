import puppeteer, { type CDPSession, type Page } from 'puppeteer-core';
import { freePort } from '../../demo/ports.ts';
import { startSite } from '../../demo/site/server.ts';
import { findBrowsers } from '../support/browsers.ts';
import { measureMounts } from './mounts.ts';
import { type Bundle, startRuntime } from './runtime.ts';
import { measureShift } from './shift.ts';
import { startSlowHelpdesk } from './slow-helpdesk.ts';
import type { Figure } from './table.ts';
import { measureTyping } from './typing.ts';

/** How the form feels on a page: while it appears, while somebody types, and after it has gone. */
export async function measureForm(bundle: Bundle): Promise<Figure[]> {
  const chromium = findBrowsers().find(({ engine }) => engine === 'chromium');
  if (!chromium) throw new Error('The bench needs Chrome or Chromium; CHROME_PATH says where it is.');
  const port = await freePort();
  const helpdesk = await startSlowHelpdesk(0);
  const worker = await startRuntime(bundle, { helpdesk: helpdesk.url, sites: [`http://127.0.0.1:${port}`] });
  const site = await startSite({ port, worker: worker.url });
  const browser = await puppeteer.launch({ executablePath: chromium.executable, args: ['--no-sandbox'] });
  const onPage = async <T>(measure: (page: Page, devtools: CDPSession, url: string) => Promise<T>) => {
    const page = await browser.newPage();
    const measured = await measure(page, await page.createCDPSession(), site.url);
    await page.close();
    return measured;
  };
  try {
    return [await onPage(measureShift), await onPage(measureTyping), ...(await onPage(measureMounts))];
  } finally {
    await browser.close();
    await site.close();
    await worker.close();
    await helpdesk.close();
  }
}
