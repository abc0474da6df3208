import { OPEN_STATUSES, STATUS, STATUS_NAMES } from '../store/statuses.ts';
import { type Html, html } from './html.ts';

export function statusBadge(status: number): Html {
  return html`<span class="badge ${tone(status)}">${STATUS_NAMES[status]}</span>`;
}

function tone(status: number): string {
  if (status === STATUS.spam || status === STATUS.spamByAi) return 'spam';
  if (status === STATUS.pending || status === STATUS.onHold) return 'waiting';
  return OPEN_STATUSES.includes(status) ? 'open' : 'closed';
}
