import type { CDPSession, Page } from 'puppeteer-core';
import type { Figure } from './table.ts';

declare global {
  interface Window {
    /** How much of the page has moved without anybody touching it, as browsers count it. */
    shifted: number;
  }
}

/** What `PerformanceObserver` tells of a shift. */
interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

/** So tall that all of the page is on screen: what moves below counts too. */
const SCREENS = [
  { width: 1200, height: 1600 },
  { width: 390, height: 2400 },
];

/** Slow enough that the page is painted before the form is there. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 };

/** How far the form pushes the page around while it appears. */
export async function measureShift(page: Page, devtools: CDPSession, url: string): Promise<Figure> {
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await page.evaluateOnNewDocument(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
      const shifts = list.getEntries() as LayoutShift[];
      for (const { value, hadRecentInput } of shifts) window.shifted += hadRecentInput ? 0 : value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const shifts: number[] = [];
  for (const screen of SCREENS) {
    // Or the page before would be resized, and count that.
    await page.goto('about:blank');
    await page.setViewport(screen);
    await page.goto(url);
    await page.waitForSelector('reamaze-contact >>> form');
    await page.waitForNetworkIdle();
    shifts.push(await page.evaluate(() => window.shifted));
  }
  return {
    name: 'layout shift from first paint to ready on the demo page',
    must: 'stay below',
    value: Math.max(...shifts),
    budget: 0,
    detail: SCREENS.map(({ width }, index) => `${shifts[index]?.toFixed(3)} at ${width} px`).join(', '),
  };
}
