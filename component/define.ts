import { ReamazeContact } from './reamaze-contact.ts';

declare global {
  interface HTMLElementTagNameMap {
    'reamaze-contact': ReamazeContact;
  }
}

// The Worker serves this script, so its folder is the endpoint. A variable, or the bundler takes it for a file to copy.
const script = import.meta.url;

// Two script tags, or two copies in one bundle, are no reason to fail: the first one stays.
if (!customElements.get('reamaze-contact')) {
  ReamazeContact.scriptEndpoint = new URL('.', script).href;
  customElements.define('reamaze-contact', ReamazeContact);
}
