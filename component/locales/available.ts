import type { Locale } from './messages.ts';

/** The languages on offer besides English, each complete. Here and nowhere else one is added. */
export const available: Readonly<Record<string, () => Promise<{ texts: Locale<never> }>>> = {};

/** Those of them that are written from right to left. */
export const RIGHT_TO_LEFT: readonly string[] = ['ar', 'fa', 'he', 'ur'];
