import type { Desk } from '../desk.ts';
import type { Answer } from '../http/answer.ts';
import { type Html, html } from './html.ts';

/** `img-src 'self'`: an image that a message points to elsewhere stays unloaded. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

export interface Page {
  title: string;
  /** Which entry of the navigation this page belongs to. */
  room: 'inbox' | 'mailbox';
  main: Html;
  status?: number;
}

export function pageAnswer({ changes }: Desk, { title, room, main, status = 200 }: Page): Answer {
  const link = (name: Page['room'], href: string, label: string) =>
    html`<a class="tab" href="${href}"${name === room ? html` aria-current="page"` : ''}>${label}</a>`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Stand-in helpdesk</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="/icon.svg">
<script type="module" src="/live.js" data-change="${changes.count('records')}"></script>
</head>
<body>
<header class="bar">
<p class="brand">Stand-in helpdesk</p>
<nav aria-label="Rooms">${link('inbox', '/', 'Inbox')}${link('mailbox', '/mailbox', 'Mailbox')}</nav>
</header>
<main>${main}</main>
<p class="toast" id="news" role="status" hidden><a href="">Something is new. Show it</a></p>
</body>
</html>`;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
    body: page.markup,
  };
}

export function moment(ms: number): Html {
  const date = new Date(ms);
  return html`<time datetime="${date.toISOString()}">${MOMENT.format(date)}</time>`;
}

const UNITS = ['bytes', 'kB', 'MB'];

/** "69.9 kB" */
export function bytes(size: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(size, 1)) / 3), UNITS.length - 1);
  return `${Number((size / 1000 ** power).toFixed(1))} ${UNITS[power]}`;
}
