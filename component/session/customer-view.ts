import { html, nothing, type TemplateResult } from 'lit';
import type { Customer } from '../../worker/contract/session.ts';
import type { Words } from '../locales/words.ts';

/** Who is signed in, in a line. Nobody, while it is not known whether they still are. */
export function customerView(
  customer: Customer | undefined,
  lead: 'writingAs' | 'signedInAs',
  onSignOut: (() => void) | undefined,
  words: Words,
): TemplateResult {
  const texts = words.of('session');
  return html`
    <div class="who" part="signed-in">
      <p>
        ${customer ? words.parts('session', lead, { customer: named(customer) }) : texts.verifying}
      </p>
      ${
        onSignOut
          ? html`<button type="button" class="quiet" part="button quiet-button" @click=${onSignOut}>${texts.signOut}</button>`
          : nothing
      }
    </div>
  `;
}

function named({ name, email }: Customer): TemplateResult {
  return name ? html`${addressView(name)} (${addressView(email)})` : addressView(email);
}

/** An address among other words. */
export function addressView(address: string): TemplateResult {
  return html`<bdi class="address" part="address">${address}</bdi>`;
}
