import { css } from 'lit';

/** What says that the page has to be reloaded, in sight wherever its visitor is in the element. */
export const outdated = css`
  :host {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: block;
    margin-block-end: calc(var(--_unit) * 5);
    border-radius: var(--_radius);
    background: var(--reamaze-background, canvas);
  }

  h2,
  p {
    margin: 0;
  }

  button:focus-visible {
    outline: 2px solid var(--_ink);
    outline-offset: 2px;
  }
`;
