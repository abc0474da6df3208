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
    display: grid;
    justify-items: start;
    gap: calc(var(--_unit) * 4);
    font-size: 1.375em;
  }

  .sent h2 svg {
    inline-size: 48px;
    block-size: 48px;
    padding: 12px;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_ink) 12%, transparent);
    color: var(--_ink);
  }

  .address {
    display: inline-block;
    font-weight: 500;
  }

  .reference {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: calc(var(--_unit) * 5);
  }

  code {
    font-family: ui-monospace, monospace;
    font-size: 1em;
    letter-spacing: 0.02em;
  }
`;
