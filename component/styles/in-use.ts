import { css } from 'lit';

/** What can only be seen while somebody uses the element: focus, hovering, mistakes, motion; and what it is on paper. */
export const inUse = css`
  :host {
    --_danger: color(
      from
        color(
          from
            color(from color-mix(in srgb-linear, var(--reamaze-danger, #c4291f) 99.9%, var(--_page)) var(--_told))
            var(--_scaled)
        )
        var(--_faded)
    );
    --_faint: color-mix(in srgb, currentcolor 18%, transparent);
  }

  .error {
    color: var(--_danger);
    font-size: 0.875em;
  }

  :focus-visible {
    outline: 2px solid var(--_ink);
    outline-offset: 2px;
  }

  [tabindex='-1']:focus-visible {
    outline: none;
  }

  .field > .error {
    order: 1;
  }

  :is(input, textarea, select):focus-visible {
    outline-offset: -1px;
    box-shadow: 0 0 0 4px color-mix(in srgb, var(--_ink) 16%, transparent);
  }

  :is(input, textarea, select):hover:not(:focus-visible, [readonly], :disabled, [aria-invalid='true']) {
    border-color: currentcolor;
  }

  .primary:focus-visible {
    outline-color: currentcolor;
    outline-offset: -5px;
  }

  .primary:hover:not([aria-disabled='true']) {
    background: color-mix(
      in oklab,
      var(--_accent) 88%,
      rgb(from currentcolor calc(255 - r) calc(255 - g) calc(255 - b))
    );
  }

  :is(.secondary, .quiet):hover:not([aria-disabled='true']) {
    background: var(--_tint);
  }

  :is(.secondary, .quiet)[aria-disabled='true'] {
    color: var(--_muted);
    cursor: default;
  }

  option {
    color: canvastext;
    background: canvas;
  }

  @media print {
    .primary {
      border-color: currentcolor;
      background: none;
      color: inherit;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .bone {
      animation: breathe 1.6s ease-in-out infinite alternate;
    }

    :is(input, textarea, select, button) {
      transition: var(--reamaze-motion, 120ms) ease-out;
      transition-property: background-color, border-color, box-shadow;
    }
  }

  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }
`;
