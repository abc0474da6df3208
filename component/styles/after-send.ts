import { css } from 'lit';

/** What can only be seen once Send was pressed: a form that is locked, and what is wrong with it. */
export const afterSend = css`
  :is(input, textarea, select)[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }

  :is(input, textarea)[readonly],
  select:disabled {
    background: var(--_tint);
    opacity: 1;
  }

  .primary[aria-disabled='true'] {
    opacity: 0.75;
    cursor: default;
  }


  @media (forced-colors: active) {
    [aria-invalid='true'] {
      outline: 1px solid;
    }
  }
`;
