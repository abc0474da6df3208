import type { Alert } from './alerts.ts';

const TIMEOUT_MS = 10_000;

/** Tells whoever listens; answers whether it was heard. Never throws. */
export type Alarm = (alert: Alert) => Promise<boolean>;

/** POSTs alerts as JSON; without an address they go into the log alone, which counts as heard. */
export function createAlarm(url: string | undefined, fetch = globalThis.fetch.bind(globalThis)): Alarm {
  if (!url) return () => Promise.resolve(true);
  return async (alert) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(alert),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  };
}
