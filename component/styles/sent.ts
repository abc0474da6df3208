import { css } from 'lit';

/** The screen after sending. */
export const sent = css`
  .sent {
    display: grid;
    gap: calc(var(--_unit) * 4);
    justify-items: start;
    padding-block: calc(var(--_unit) * 2);
    overflow-wrap: anywhere;
  }

  .sent h2 {
    display: flex;
    align-items: center;
    gap: calc(var(--_unit) * 2);
  }

  .sent h2 svg {
    color: var(--_accent);
    inline-size: 1.25em;
    block-size: 1.25em;
  }

  .address {
    display: inline-block;
    font-weight: 500;
  }

  .reference {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: calc(var(--_unit) * 3);
  }

  code {
    font-family: ui-monospace, monospace;
    font-size: 1em;
    letter-spacing: 0.02em;
  }
`;
