import { css } from 'lit';

/** The other way for a message: by mail. */
export const fallback = css`
  .button {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    padding: calc(var(--_unit) * 2) calc(var(--_unit) * 4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    font-weight: 500;
    text-decoration: none;
  }

  .button:hover {
    background: var(--_tint);
  }

  .whole {
    justify-self: stretch;
  }
`;
