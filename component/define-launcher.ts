import { ReamazeLauncher } from './launcher/launcher.ts';

declare global {
  interface HTMLElementTagNameMap {
    'reamaze-launcher': ReamazeLauncher;
  }
}

if (!customElements.get('reamaze-launcher')) customElements.define('reamaze-launcher', ReamazeLauncher);
