import { css } from 'lit';

/**
 * Colours follow the page: text and lines are made of its own text colour, so they suit any background.
 * Only the accent and the colour of errors are our own, in a light and a dark version by `color-scheme`. Where they are
 * text or lines, the text colour is mixed in: a dark page that says nothing of its `color-scheme` can be read as well.
 */
export const tokens = css`
  :host {
    --_accent: var(--reamaze-accent, light-dark(#1d5bbf, #8fb8ff));
    --_on-accent: var(--reamaze-on-accent, light-dark(#fff, #0b1a33));
    --_ink: var(--reamaze-accent, color-mix(in oklab, light-dark(#1d5bbf, #8fb8ff) 65%, currentcolor));
    --_danger: var(--reamaze-danger, color-mix(in oklab, light-dark(#b3261e, #ffb4ab) 65%, currentcolor));
    --_radius: var(--reamaze-radius, 8px);
    --_unit: var(--reamaze-space, 4px);
    --_line: var(--reamaze-line, color-mix(in srgb, currentcolor 55%, transparent));
    --_faint: color-mix(in srgb, currentcolor 18%, transparent);
    --_tint: color-mix(in srgb, currentcolor 5%, transparent);
    --_muted: var(--reamaze-muted, color-mix(in srgb, currentcolor 76%, transparent));
    --_surface: var(--reamaze-surface, transparent);

    display: block;
    inline-size: 100%;
    max-inline-size: 40rem;
    container-type: inline-size;
    text-align: start;
    line-height: 1.5;
  }

  .all {
    position: relative;
    white-space: normal;
    text-transform: none;
    letter-spacing: normal;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  h2,
  p,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  h2 {
    font-size: 1.125em;
    line-height: 1.35;
    font-weight: 600;
  }

  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .hint {
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 400;
  }

  .error {
    color: var(--_danger);
    font-size: 0.875em;
  }

  svg {
    inline-size: 1em;
    block-size: 1em;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  :focus-visible {
    outline: 2px solid var(--_ink);
    outline-offset: 2px;
  }
`;
