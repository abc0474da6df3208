import { html, type TemplateResult } from 'lit';

/** Asks before a message is deleted. Escape and "Keep it", which has the focus, leave everything as it is. */
export function confirmView(reference: string, onDelete: () => void): TemplateResult {
  const closed = (event: Event) => {
    const dialog = event.target as HTMLDialogElement;
    if (dialog.returnValue === 'delete') onDelete();
    dialog.returnValue = '';
  };
  return html`
    <dialog id="confirm" aria-labelledby="confirm-title" aria-describedby="confirm-text" @close=${closed}>
      <form method="dialog">
        <h2 id="confirm-title">Delete ${reference}?</h2>
        <p id="confirm-text">
          Its text is gone for good. If the helpdesk does not have it, nobody will answer it. Export keeps a copy.
        </p>
        <div class="actions">
          <button class="secondary" value="keep">Keep it</button>
          <button class="primary danger" value="delete">Delete</button>
        </div>
      </form>
    </dialog>
  `;
}
