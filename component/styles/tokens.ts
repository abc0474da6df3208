import { css } from 'lit';

/**
 * Colours follow the page: text and lines are made of its own text colour, so they suit any ground. So does the accent
 * where it is text or a line (`--_ink`): where the page's text is dark, its ground is light, and the accent becomes as dark
 * as can be read there; where the text is light, as light. Text on the accent is black or white. Pieces of formulas are
 * put together, unseen, where they are used; docs/theming.md says why they are so. Browsers that cannot compute them
 * use the text colour. What a page slots in keeps the direction of the page, whichever the words have.
 */
export const tokens = css`
  :host {
    --_accent: var(--reamaze-accent, #2458d3);
    --_y: (0.2126 * r + 0.7152 * g + 0.0722 * b);
    --_white: clamp(0, (0.179 - var(--_y)) * 9e9, 1);
    --_on-accent: var(
      --reamaze-on-accent,
      color(from var(--_accent) srgb-linear var(--_white) var(--_white) var(--_white))
    );
    --_page: color(from currentcolor xyz-d65 0 0 0 / clamp(0, (y - 0.179) * 9e9, 1));
    --_told: srgb-linear r g b / calc(alpha * 1000 - 999);
    --_scale: clamp(alpha, min((0.13 + 0.21 * alpha) / var(--_y), 1 / max(r, g, b)), 1 + 99 * alpha);
    --_scaled: srgb-linear calc(r * var(--_scale)) calc(g * var(--_scale)) calc(b * var(--_scale)) / alpha;
    --_fade: max(1 - alpha, min(1, 0.66 / (1 - var(--_y))));
    --_faded: srgb-linear calc(1 - (1 - r) * var(--_fade)) calc(1 - (1 - g) * var(--_fade))
      calc(1 - (1 - b) * var(--_fade)) / 1;
    --_ink: color(
      from
        color(
          from
            color(from color-mix(in srgb-linear, var(--_accent) 99.9%, var(--_page)) var(--_told))
            var(--_scaled)
        )
        var(--_faded)
    );
    --_radius: var(--reamaze-radius, 8px);
    --_unit: var(--reamaze-space, 4px);
    --_line: var(--reamaze-line, color-mix(in srgb, currentcolor 55%, transparent));
    --_tint: color-mix(in srgb, currentcolor 5%, transparent);
    --_muted: var(--reamaze-muted, color-mix(in srgb, currentcolor 76%, transparent));
    --_surface: var(--reamaze-surface, transparent);

    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: var(--reamaze-width, 40rem);
    container-type: inline-size;
    padding: var(--reamaze-padding);
    border-radius: var(--_radius);
    text-align: start;
    font-family: var(--reamaze-font);
    font-size: var(--reamaze-font-size);
    line-height: 1.5;
    color: var(--reamaze-text);
    background: var(--reamaze-background);
  }

  :host([theme]) {
    padding: var(--reamaze-padding, 1.5em);
    color: var(--reamaze-text, canvastext);
    background: var(--reamaze-background, canvas);
  }

  :host([theme=light]) {
    color-scheme: light;
  }

  :host([theme=dark]) {
    color-scheme: dark;
  }

  .all {
    position: relative;
    white-space: normal;
    text-transform: none;
    letter-spacing: normal;
  }

  .all slot {
    direction: ltr;
  }

  :host(:dir(rtl)) .all slot {
    direction: rtl;
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
`;
