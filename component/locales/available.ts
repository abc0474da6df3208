import type { Locale } from './messages.ts';

/** The languages on offer besides English, each complete. Here and nowhere else one is added. */
export const available: Readonly<Record<string, () => Promise<{ texts: Locale<never> }>>> = {
  ar: () => import('./ar.ts'),
  bg: () => import('./bg.ts'),
  cs: () => import('./cs.ts'),
  da: () => import('./da.ts'),
  de: () => import('./de.ts'),
  et: () => import('./et.ts'),
  fi: () => import('./fi.ts'),
  hu: () => import('./hu.ts'),
  ja: () => import('./ja.ts'),
  lt: () => import('./lt.ts'),
  lv: () => import('./lv.ts'),
  nb: () => import('./nb.ts'),
  nl: () => import('./nl.ts'),
  pt: () => import('./pt.ts'),
  ro: () => import('./ro.ts'),
  sk: () => import('./sk.ts'),
  sr: () => import('./sr.ts'),
  'sr-Latn': () => import('./sr-Latn.ts'),
  sv: () => import('./sv.ts'),
  tr: () => import('./tr.ts'),
  uk: () => import('./uk.ts'),
};

/** Those of them that are written from right to left. */
export const RIGHT_TO_LEFT: readonly string[] = ['ar', 'fa', 'he', 'ur'];
