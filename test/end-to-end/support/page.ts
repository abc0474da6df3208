import type { ReamazeContact } from '../../../component/reamaze-contact.ts';

/** A page of the site, with the element as the Worker serves it. */
export interface Page {
  element(): ReamazeContact;
  /** Resolves as soon as the element shows something that matches. */
  shows<T extends HTMLElement = HTMLElement>(selector: string): Promise<T>;
  /** Types as a visitor does. */
  type(id: string, value: string): Promise<void>;
  tick(id: string): Promise<void>;
  attach(...files: File[]): Promise<void>;
  press(selector: string): Promise<void>;
  reload(): Promise<void>;
  /** Resolves when the page has reloaded itself because of this. */
  reloads(because: () => void): Promise<void>;
  close(): void;
}

/** Opens the page in a frame; drafts and sessions of earlier tests are gone. */
export function openPage(policy: 'lax' | 'strict' = 'lax'): Promise<Page> {
  localStorage.clear();
  sessionStorage.clear();
  return openTab(policy);
}

/** Opens the page in a frame, as a further tab of the same browser; its Content-Security-Policy may be strict. */
export async function openTab(policy: 'lax' | 'strict' = 'lax'): Promise<Page> {
  const frame = document.createElement('iframe');
  frame.width = '800';
  frame.height = '900';
  frame.src = `/test/end-to-end/support/page.html${policy === 'strict' ? '?strict' : ''}`;
  const loaded = () =>
    new Promise<void>((resolve) => frame.addEventListener('load', () => resolve(), { once: true }));
  const first = loaded();
  document.body.append(frame);
  await first;

  const view = () => frame.contentWindow as Window & typeof globalThis;
  const element = () => view().document.querySelector('reamaze-contact') as ReamazeContact;

  const page: Page = {
    element,
    async shows<T extends HTMLElement>(selector: string) {
      await view().customElements.whenDefined('reamaze-contact');
      const host = element();
      return new Promise<T>((resolve) => {
        const look = () => {
          const found = host.shadowRoot?.querySelector<T>(selector);
          if (!found) return;
          host.removeController(watcher);
          resolve(found);
        };
        const watcher = { hostUpdated: look };
        host.addController(watcher);
        look();
      });
    },
    async type(id, value) {
      const input = await page.shows<HTMLInputElement>(`#${id}`);
      input.focus();
      input.value = value;
      const event = input.localName === 'select' ? 'change' : 'input';
      input.dispatchEvent(new (view().Event)(event, { bubbles: true, composed: true }));
    },
    async tick(id) {
      (await page.shows<HTMLInputElement>(`#${id}`)).click();
    },
    async attach(...files) {
      const input = await page.shows<HTMLInputElement>('input[type=file]');
      const transfer = new (view().DataTransfer)();
      for (const file of files) transfer.items.add(file);
      input.files = transfer.files;
      input.dispatchEvent(new (view().Event)('change', { bubbles: true }));
    },
    async press(selector) {
      (await page.shows(selector)).click();
    },
    reload: () => page.reloads(() => view().location.reload()),
    async reloads(because) {
      const again = loaded();
      because();
      await again;
    },
    close: () => frame.remove(),
  };
  return page;
}
