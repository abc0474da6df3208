import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { State } from '../../submissions/delivery.ts';
import type { Answer, OperatorClient } from '../client.ts';
import { troubleWords } from '../words.ts';
import type { Ports } from './ports.ts';
import { EVERYTHING, readSelection, type Screen, type Selection, type SignedIn } from './screen.ts';

/** Often enough to watch a backlog shrink, seldom enough to cost nothing. */
const REFRESH_MS = 15_000;

/** What the page shows, and everything that changes it. The token lives in here, and nowhere else. */
export class OutboxController implements ReactiveController {
  screen: Screen = { is: 'signed_out', trouble: undefined, busy: false };
  private readonly host: ReactiveControllerHost & { ports: Ports };
  /** A newer reading outranks an older one. */
  private reading = 0;
  private stopRefreshing: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & { ports: Ports }) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.refreshWhileVisible);
    this.refreshWhileVisible();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.refreshWhileVisible);
    this.stopRefreshing?.();
    this.signOut();
  }

  async signIn(token: string): Promise<void> {
    this.show({ is: 'signed_out', trouble: undefined, busy: true });
    await this.read(this.host.ports.connect(token), EVERYTHING);
  }

  signOut(): void {
    this.reading += 1;
    this.show({ is: 'signed_out', trouble: undefined, busy: false });
  }

  async refresh(): Promise<void> {
    if (this.screen.is === 'signed_in') await this.read(this.screen.client, this.screen.selection);
  }

  choose(state: State | undefined): Promise<void> {
    return this.select({ ...EVERYTHING, state });
  }

  older(): Promise<void> {
    return this.withScreen(({ selection, page }) =>
      page.next === null
        ? this.refresh()
        : this.select({ ...selection, trail: [...selection.trail, page.next] }),
    );
  }

  newer(): Promise<void> {
    return this.withScreen(({ selection }) =>
      this.select({ ...selection, trail: selection.trail.slice(0, -1) }),
    );
  }

  open(id: string | undefined): Promise<void> {
    return this.withScreen(({ selection }) => this.select({ ...selection, open: id }));
  }

  retry(id: string): Promise<void> {
    return this.act((client) => client.retry(id), 'It is on its way again.');
  }

  remove(id: string): Promise<void> {
    return this.act((client) => client.remove(id), 'It is deleted.');
  }

  exportAll(): Promise<void> {
    const save = async (client: OperatorClient) => {
      const all = await client.exportAll();
      if (all.ok) this.host.ports.save('outbox.json', all.value);
      return all;
    };
    return this.act(save, 'Everything that is not delivered is in outbox.json.');
  }

  private async act<T>(ask: (client: OperatorClient) => Promise<Answer<T>>, done: string): Promise<void> {
    await this.withScreen(async (before) => {
      if (before.busy) return;
      this.show({ ...before, busy: true, note: '' });
      const answer = await ask(before.client);
      if (this.screen.is !== 'signed_in') return;
      const note = answer.ok ? done : troubleWords(answer.trouble.code);
      this.show({ ...this.screen, busy: false, note });
      await this.refresh();
    });
  }

  private select(selection: Selection): Promise<void> {
    return this.withScreen((screen) => {
      this.show({ ...screen, selection, note: '' });
      return this.read(screen.client, selection);
    });
  }

  private async read(client: OperatorClient, selection: Selection): Promise<void> {
    this.reading += 1;
    const { reading } = this;
    const result = await readSelection(client, selection);
    if (reading !== this.reading) return;
    const before = this.screen.is === 'signed_in' ? this.screen : undefined;
    if (!('code' in result)) {
      const { note = '', busy = false } = before ?? {};
      const open = result.detail?.id;
      const seenAt = this.host.ports.now();
      const shown = { ...result, selection: { ...selection, open }, seenAt, trouble: undefined };
      this.show({ is: 'signed_in', client, note, busy, ...shown });
    } else if (before && result.code !== 'unauthenticated') {
      this.show({ ...before, trouble: result });
    } else {
      this.show({ is: 'signed_out', trouble: result, busy: false });
    }
  }

  private async withScreen(use: (screen: SignedIn) => Promise<void>): Promise<void> {
    if (this.screen.is === 'signed_in') await use(this.screen);
  }

  private show(screen: Screen): void {
    this.screen = screen;
    this.host.requestUpdate();
  }

  /** A page that nobody looks at asks nothing. */
  private readonly refreshWhileVisible = (): void => {
    this.stopRefreshing?.();
    this.stopRefreshing = undefined;
    if (document.visibilityState === 'hidden') return;
    void this.refresh();
    this.stopRefreshing = this.host.ports.every(REFRESH_MS, () => void this.refresh());
  };
}
