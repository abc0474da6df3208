import { html, nothing, type TemplateResult } from 'lit';
import type { ThreadMessage } from '../../worker/contract/history.ts';
import type { Words } from '../locales/words.ts';
import type { HistoryController } from './controller.ts';
import type { Stale } from './state.ts';
import { timesIn } from './times.ts';

/** Longer ago than this, a time of day does not say which day. */
const TODAY_MS = 12 * 3_600_000;

/** That what is shown may be behind, and what to do. */
export function staleView(
  stale: Stale,
  { clock, retry, looking }: HistoryController,
  words: Words,
): TemplateResult {
  return html`<p>${staleInWords(stale, clock.now(), words)} ${looking.tried ? words.of('following').tried : nothing}</p>
    <button type="button" class="quiet" part="button quiet-button" @click=${retry}>${words.of('form').tryAgain}</button>`;
}

/** That what is shown may be behind, and why. */
function staleInWords({ by, asOf }: Stale, now: number, words: Words): string {
  const texts = words.of('following');
  const times = timesIn(words);
  const shown =
    asOf === undefined
      ? texts.stale
      : words.say('following', 'staleAsOf', {
          time: now - asOf < TODAY_MS ? times.clock(asOf) : times.exact(asOf),
        });
  return `${shown} ${texts[`away_${by}`]}`;
}

/** That an answer has come. */
export function newsInWords({ author, createdAt }: ThreadMessage, words: Words): string {
  return words.say('following', 'newAnswer', {
    name: author.name ?? words.of('history').agent,
    time: timesIn(words).clock(Date.parse(createdAt)),
  });
}
