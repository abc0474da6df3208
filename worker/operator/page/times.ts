import { html, type TemplateResult } from 'lit';

const UNITS: [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'long' });

/** "4 minutes ago", with the exact time on request. */
export function timeView(iso: string, now: number): TemplateResult {
  return html`<time datetime=${iso} title=${exact.format(new Date(iso))}>${relativeTime(iso, now)}</time>`;
}

function relativeTime(iso: string, now: number): string {
  const away = Date.parse(iso) - now;
  for (const [unit, ms] of UNITS) {
    if (Math.abs(away) >= ms) return relative.format(Math.trunc(away / ms), unit);
  }
  return away > 0 ? 'in a moment' : 'just now';
}
