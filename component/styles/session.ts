import { css } from 'lit';

/** Signing in, and who is signed in. */
export const session = css`
  .account,
  .sign-in {
    display: grid;
    gap: calc(var(--_unit) * 5);
    overflow-wrap: anywhere;
  }

  .account {
    gap: calc(var(--_unit) * 2);
  }

  .who {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    column-gap: calc(var(--_unit) * 4);
    min-block-size: 44px;
    color: var(--_muted);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }

  .who p {
    flex: 1 1 12rem;
  }

  .account > .quiet {
    justify-self: start;
  }

  .address {
    font-weight: 500;
  }

  #code {
    inline-size: min(100%, 12rem);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.2em;
  }
`;
