import { css } from 'lit';

/**
 * That an answer has come. It stays in sight over the letters while their end is not, rests on the line above the box for a
 * reply where it is, and so never covers that; it takes no room there, so that nothing moves when it comes or goes.
 */
export const news = css`
  .news {
    position: sticky;
    inset-block-end: calc(var(--_unit) * 9);
    display: flex;
    align-items: end;
    justify-content: center;
    block-size: 0;
    translate: 0 calc(var(--_unit) * 7);
    pointer-events: none;
  }

  /* There is no such line. */
  :last-child > .news {
    block-size: auto;
    translate: none;
  }

  .news p {
    padding: var(--_unit) calc(var(--_unit) * 3);
    border: 1px solid;
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.875em;
  }
`;
