import { ReamazeHistory } from './reamaze-history.ts';

declare global {
  interface HTMLElementTagNameMap {
    'reamaze-history': ReamazeHistory;
  }
}

// As in define.ts.
const script = import.meta.url;

if (!customElements.get('reamaze-history')) {
  ReamazeHistory.scriptEndpoint = new URL('.', script).href;
  customElements.define('reamaze-history', ReamazeHistory);
}
