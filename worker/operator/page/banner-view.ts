import { html, nothing, type TemplateResult } from 'lit';
import { adviceOn, troubleWords } from '../words.ts';
import type { SignedIn } from './screen.ts';
import { setupView } from './setup-view.ts';
import { timeView } from './times.ts';

type Tone = 'fine' | 'warning' | 'danger';

interface Banner {
  tone: Tone;
  title: string;
  text: TemplateResult | typeof nothing;
}

/** Whether the line stands, why, and what to do. The title is said when it changes; the times under it are not. */
export function bannerView(screen: SignedIn, now: number): TemplateResult {
  const { tone, title, text } = bannerOf(screen, now);
  return html`
    <section class="banner ${tone}" aria-labelledby="banner-title">
      <div role="status"><h2 id="banner-title">${title}</h2></div>
      ${text}
    </section>
  `;
}

function bannerOf(screen: SignedIn, now: number): Banner {
  const { trouble, health, seenAt } = screen;
  const { stopped, lastError, oldestAt, counts, status } = health;
  if (trouble) {
    const seen = timeView(new Date(seenAt).toISOString(), now);
    return {
      tone: 'danger',
      title: troubleWords(trouble.code),
      text: html`${setupView(trouble.setup)}<p>What you see was so ${seen}. The page keeps trying.</p>`,
    };
  }
  const oldest = oldestAt === null ? nothing : html`<p>The oldest was sent ${timeView(oldestAt, now)}.</p>`;
  if (stopped) {
    return {
      tone: stopped.reason === 'rate_limited' ? 'warning' : 'danger',
      title: `${stopped.words}.`,
      text: html`
        <p>${adviceOn(stopped.reason)}</p>
        <p>Nothing is lost: messages wait here. Next attempt ${timeView(stopped.until, now)}.</p>
        ${oldest}
      `,
    };
  }
  const error = lastError
    ? html`<p>Last error: ${lastError.words}, ${timeView(lastError.at, now)}.</p>`
    : nothing;
  if (status === 'delivery_late') {
    return { tone: 'warning', title: 'Messages are late.', text: html`${oldest}${error}` };
  }
  if (counts.failed > 0) {
    const [title, advice] =
      counts.failed === 1
        ? ['One message has failed.', 'Mend what is wrong, then send it again. It is kept for 30 days.']
        : [
            `${counts.failed} messages have failed.`,
            'Mend what is wrong, then send them again. They are kept for 30 days.',
          ];
    const waiting =
      oldestAt === null
        ? nothing
        : html`<p>The oldest of the others was sent ${timeView(oldestAt, now)}.</p>`;
    return { tone: 'warning', title, text: html`<p>${advice}</p>${error}${waiting}` };
  }
  if (oldestAt === null) {
    return { tone: 'fine', title: 'Nothing is waiting.', text: html`<p>The helpdesk has everything.</p>` };
  }
  return { tone: 'fine', title: 'Messages are on their way.', text: html`${oldest}${error}` };
}
