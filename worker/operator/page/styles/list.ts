import { css } from 'lit';

/** States, and the list of messages. */
export const list = css`
  .state {
    --tone: var(--muted);

    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-size: 0.875rem;
    font-weight: 400;
    white-space: nowrap;
  }

  .state:not(.all)::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border: 2px solid var(--tone);
    border-radius: 50%;
    background: var(--tone);
  }

  .state:is(.accepted, .sending) {
    --tone: var(--accent);
  }

  .state:is(.waiting, .unknown) {
    --tone: var(--warning);
  }

  .state:is(.accepted, .waiting)::before {
    background: transparent;
  }

  .state.failed {
    --tone: var(--danger);
  }

  .state.failed::before {
    border-radius: 0;
  }

  .state.delivered {
    --tone: var(--fine);
  }

  .list {
    display: grid;
    gap: 8px;
    margin-block-start: 8px;
  }

  .list ul {
    border: 1px solid var(--faint);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .row {
    position: relative;
    display: grid;
    grid-template-columns: 8rem 7.5rem minmax(12rem, 1fr) minmax(12rem, 1.4fr);
    align-items: center;
    gap: 2px 12px;
    min-block-size: 56px;
    padding: 8px 16px;
  }

  .row + .row {
    border-block-start: 1px solid var(--faint);
  }

  .row:hover {
    background: var(--tint);
  }

  .reference {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    color: var(--accent);
    font: 500 0.9375rem/1.5 ui-monospace, monospace;
    text-align: start;
  }

  /* The whole row is the button. */
  .reference::after {
    content: '';
    position: absolute;
    inset: 0;
  }

  .what .hint {
    margin-inline-start: 8px;
  }

  .why {
    display: grid;
  }

  /* Above the button that covers the row, so that the exact time shows. */
  .row time {
    position: relative;
    z-index: 1;
  }

  .empty {
    padding: 40px 16px;
    border: 1px dashed var(--line);
    border-radius: var(--radius);
    color: var(--muted);
    text-align: center;
  }

  .paging {
    display: flex;
    gap: 8px;
  }

  @media (width < 52rem) {
    .row {
      grid-template-columns: 1fr auto;
    }

    .row :is(.what, .why) {
      grid-column: 1 / -1;
    }
  }
`;
