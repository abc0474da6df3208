import { css } from 'lit';

/** What there is to see once one reads on: that what is shown is behind, letters that are far, and that an answer has come. */
export const following = css`
  .stale:not(:empty) {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    padding: calc(var(--_unit) * 2) calc(var(--_unit) * 3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_tint);
    font-size: 0.875em;
  }

  /* Not drawn. Those that came last are, once: then their heights are known, and nothing jumps. */
  .far {
    contain-intrinsic-size: auto 200rem;
    content-visibility: auto;
  }

  /*
   * An answer. It stays in sight over the letters while their end is not, rests on the line above the box for a reply where it
   * is, and so never covers that; it takes no room there, so that nothing moves when it comes or goes.
   */
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

  @media print {
    .far {
      content-visibility: visible;
    }
  }
`;
