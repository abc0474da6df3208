import { css } from 'lit';

/** One message, and the question before it is deleted. */
export const detail = css`
  .detail {
    display: grid;
    gap: 20px;
    justify-items: start;
    padding: 24px;
    border: 1px solid var(--faint);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .back {
    margin: -12px 0 -12px -16px;
  }

  .detail header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
  }

  .detail h2 {
    font: 600 1.25rem/1.35 ui-monospace, monospace;
  }

  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
    gap: 12px 24px;
    inline-size: 100%;
  }

  dt {
    color: var(--muted);
    font-size: 0.875rem;
  }

  .message {
    display: grid;
    gap: 12px;
    inline-size: 100%;
    padding-block: 20px;
    border-block: 1px solid var(--faint);
  }

  .address::before {
    content: '<';
  }

  .address::after {
    content: '>';
  }

  .body {
    max-inline-size: 44rem;
    white-space: pre-wrap;
  }

  .data {
    padding: 12px;
    border-radius: var(--radius);
    background: var(--tint);
  }

  .attachments li {
    margin-block-start: 4px;
  }

  dialog {
    inline-size: min(28rem, calc(100vi - 32px));
    padding: 24px;
    border: 1px solid var(--faint);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    box-shadow: 0 8px 32px rgb(0 0 0 / 25%);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }

  dialog form {
    display: grid;
    gap: 12px;
  }

  @media (width < 30rem) {
    .detail {
      padding: 16px;
    }
  }
`;
