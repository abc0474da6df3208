import { postJson } from '../http/post-json.ts';
import type { Alert } from './alerts.ts';

/** Tells whoever listens; answers whether it was heard. Never throws. */
export type Alarm = (alert: Alert) => Promise<boolean>;

/** POSTs alerts as JSON; without an address they go into the log alone, which counts as heard. */
export function createAlarm(url: string | undefined): Alarm {
  return (alert) => (url ? postJson(url, alert) : Promise.resolve(true));
}
