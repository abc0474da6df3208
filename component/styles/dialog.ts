import { css } from 'lit';

/**
 * The dialog floats over the page on a screen with room, and fills a small one. Its ground is what its text can be read on,
 * whatever colour a page gives that: white, or nearly black. Pieces of the formula are those of `tokens.ts`.
 */
export const dialog = css`
  :host([mode='dialog']:not([hidden])) {
    display: contents;
  }

  :host([mode='dialog']) .all {
    max-inline-size: var(--reamaze-width, 40rem);
    margin-inline: auto;
  }

  .floating {
    --_side: max(calc(var(--_unit) * 5), env(safe-area-inset-left), env(safe-area-inset-right));

    inline-size: min(var(--reamaze-dialog-width, 42rem), 100% - 2rem);
    max-inline-size: none;
    max-block-size: min(54rem, 100% - 2rem);
    padding: 0;
    border: 1px solid var(--_faint);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--reamaze-background, light-dark(#fff, #17191c));
    color: var(--reamaze-text, light-dark(#1c1e21, #eceef1));
    box-shadow: var(--reamaze-shadow, 0 1rem 3rem rgb(0 0 0 / 25%));
    overflow: hidden;
  }

  @supports (color: color(from currentcolor srgb r g b)) {
    .floating {
      background: var(
        --reamaze-background,
        color(
          from currentcolor srgb-linear max(0.0086, var(--_white)) max(0.0097, var(--_white))
            max(0.0116, var(--_white))
        )
      );
    }
  }

  .floating[open] {
    display: flex;
    flex-direction: column;
  }

  .floating::backdrop {
    background: rgb(0 0 0 / 50%);
  }

  .bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_unit) * 4);
    padding-block: calc(var(--_unit) * 2);
    padding-inline: var(--_side) calc(var(--_side) - var(--_unit));
    border-block-end: 1px solid var(--_faint);
  }

  .bar h2 {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .bar button {
    flex: none;
    inline-size: 44px;
    padding: 0;
    font-size: 1.125em;
    color: inherit;
  }

  .inside {
    container-type: inline-size;
    flex: 1 1 auto;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: calc(var(--_unit) * 5) var(--_side)
      max(calc(var(--_unit) * 6), env(safe-area-inset-bottom));
  }

  /* Where the page has filled in one of the two, and says so, both still stand in line. */
  @container (inline-size >= 30rem) {
    .pair {
      row-gap: 0;
    }

    .pair > .field {
      grid-row: span 5;
      grid-template-rows: subgrid;
      row-gap: 0;
    }

    .pair > .field > :not(label) {
      grid-row: 5;
      margin-block-start: var(--_unit);
    }

    .pair > .field > .hint {
      grid-row: 2;
    }

    .pair > .field > input {
      grid-row: 3;
    }

    .pair > .field > .error {
      grid-row: 4;
    }
  }

  @media (max-width: 40rem), (max-height: 30rem) {
    .floating {
      inset-block: var(--_top, 0) auto;
      inset-inline: 0;
      margin: 0;
      inline-size: 100%;
      block-size: var(--_height, 100dvh);
      max-block-size: none;
      border: 0;
      border-radius: 0;
      padding-block-start: env(safe-area-inset-top);
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .floating[open] {
      animation: arrive 160ms ease-out;
    }
  }

  @keyframes arrive {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
`;
