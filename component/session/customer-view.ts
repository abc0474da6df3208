import { html, nothing, type TemplateResult } from 'lit';
import type { Customer } from '../../worker/contract/session.ts';
import type { SessionTexts } from '../locales/en/session.ts';

/** Who is signed in, in a line. Nobody, while it is not known whether they still are. */
export function customerView(
  customer: Customer | undefined,
  lead: string,
  onSignOut: (() => void) | undefined,
  texts: SessionTexts,
): TemplateResult {
  return html`
    <div class="who" part="customer">
      <p>
        ${customer ? html`${lead} ${customer.name ? html`<bdi class="address">${customer.name}</bdi>, ` : nothing}<bdi class="address">${customer.email}</bdi>` : texts.verifying}
      </p>
      ${
        onSignOut
          ? html`<button type="button" class="quiet" part="button" @click=${onSignOut}>${texts.signOut}</button>`
          : nothing
      }
    </div>
  `;
}
