import { css } from 'lit';

/** Signing in, the head of the page, the banner and the counts. */
export const overview = css`
  .sign-in {
    display: grid;
    gap: 4px;
    max-inline-size: 26rem;
    margin: 10vb auto 0;
    padding: 32px;
    border: 1px solid var(--faint);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .sign-in form {
    display: grid;
    gap: 8px;
    margin-block-start: 20px;
  }

  .sign-in button {
    margin-block-start: 12px;
  }

  label {
    font-weight: 500;
  }

  input {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: transparent;
  }

  input[aria-invalid='true'] {
    border-color: var(--danger);
  }

  .top {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block-end: 16px;
  }

  .top h1 {
    flex: 1;
  }

  main {
    display: grid;
    gap: 16px;
  }

  .banner {
    --tone: var(--fine);

    display: grid;
    gap: 4px;
    padding: 16px;
    border: 1px solid var(--faint);
    border-inline-start: 4px solid var(--tone);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .banner.warning {
    --tone: var(--warning);
  }

  .banner.danger {
    --tone: var(--danger);

    border-color: var(--danger);
  }

  .banner:is(.warning, .danger) h2 {
    color: var(--tone);
  }

  .setup {
    display: grid;
    gap: 4px;
  }

  .note:empty {
    display: none;
  }

  .counts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr));
    gap: 8px;
  }

  @media (width < 36rem) {
    .counts {
      grid-template-columns: repeat(auto-fit, minmax(6rem, 1fr));
    }

    .count:first-child {
      grid-column: 1 / -1;
    }
  }

  .count {
    display: grid;
    align-content: center;
    padding: 8px 12px;
    border-color: var(--faint);
    background: var(--surface);
    text-align: start;
    line-height: 1.35;
  }

  .count:hover {
    background: var(--tint);
  }

  .count[aria-pressed='true'] {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
  }

  .number {
    font-size: 1.375rem;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .count.none .number {
    color: var(--muted);
    font-weight: 400;
  }

  .count.failed .number {
    color: var(--danger);
  }
`;
