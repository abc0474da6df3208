import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { bannerView } from './banner-view.ts';
import { confirmView } from './confirm-view.ts';
import { OutboxController } from './controller.ts';
import { countsView } from './counts-view.ts';
import { detailView } from './detail-view.ts';
import { listView } from './list-view.ts';
import { browserPorts, type Ports } from './ports.ts';
import type { SignedIn } from './screen.ts';
import { signInView } from './sign-in-view.ts';
import { base } from './styles/base.ts';
import { detail } from './styles/detail.ts';
import { list } from './styles/list.ts';
import { overview } from './styles/overview.ts';

/** The operator's view of the outbox: `/operator`. */
export class OperatorPage extends LitElement {
  static override styles = [base, overview, list, detail];

  /** Tests put their own in place before the element is in the page. */
  ports: Ports = browserPorts;
  private readonly outbox = new OutboxController(this);
  /** Id of what got the focus when this screen began. */
  private screenId = 'token';
  /** The row to go back to when a message is closed. */
  private openedFrom: string | undefined;

  override render(): TemplateResult {
    const { outbox } = this;
    const { screen } = outbox;
    return screen.is === 'signed_out'
      ? signInView(screen, (token) => void outbox.signIn(token))
      : this.signedIn(screen);
  }

  protected override updated(): void {
    const { screen } = this.outbox;
    const open = screen.is === 'signed_in' ? screen.detail?.id : undefined;
    const screenId = screen.is === 'signed_out' ? 'token' : open === undefined ? 'title' : 'detail-title';
    if (screenId === this.screenId) return;
    const row = screenId === 'title' && this.find(`open-${this.openedFrom}`);
    this.screenId = screenId;
    this.openedFrom = open;
    (row || this.find(screenId))?.focus();
  }

  private signedIn(screen: SignedIn): TemplateResult {
    const { outbox } = this;
    const now = this.ports.now();
    return html`
      <header class="top">
        <h1 id="title" tabindex="-1">Outbox</h1>
        <button class="secondary" id="export" aria-disabled=${screen.busy} @click=${() => void outbox.exportAll()}>
          Export
        </button>
        <button class="quiet" id="sign-out" @click=${() => outbox.signOut()}>Sign out</button>
      </header>
      <main>
        ${bannerView(screen, now)}
        <p class="note" role="status">${screen.note}</p>
        ${screen.detail ? this.detail(screen, screen.detail) : this.overview(screen, now)}
      </main>
    `;
  }

  private overview(screen: SignedIn, now: number): TemplateResult {
    const { outbox } = this;
    return html`
      ${countsView(screen, (state) => void outbox.choose(state))}
      ${listView(screen, now, {
        onOpen: (id) => void outbox.open(id),
        onNewer: () => void outbox.newer(),
        onOlder: () => void outbox.older(),
      })}
    `;
  }

  private detail({ busy }: SignedIn, opened: NonNullable<SignedIn['detail']>): TemplateResult {
    const { outbox } = this;
    return html`
      ${detailView(
        opened,
        { now: this.ports.now(), busy },
        {
          onBack: () => void outbox.open(undefined),
          onRetry: (id) => void outbox.retry(id),
          onRemove: () => this.find<HTMLDialogElement>('confirm')?.showModal(),
        },
      )}
      ${opened.state === 'sending' ? nothing : confirmView(opened.reference, () => void outbox.remove(opened.id))}
    `;
  }

  private find<T extends HTMLElement>(id: string): T | null {
    return this.renderRoot.querySelector<T>(`[id="${id}"]`);
  }
}
