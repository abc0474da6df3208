import { css } from 'lit';

/** What is said above the form or in its place, with what every other screen has too: headings, and a second button. */
export const notice = css`
  h2,
  h3 {
    font-family: var(--reamaze-heading-font);
    font-weight: var(--reamaze-heading-weight, 600);
    line-height: 1.35;
  }

  h2 {
    font-size: 1.1875em;
  }

  .notice {
    display: grid;
    gap: calc(var(--_unit) * 2);
    justify-items: start;
    padding: calc(var(--_unit) * 4);
    border: 1px solid var(--_said, var(--_ink));
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_said, var(--_ink)) 7%, transparent);
    overflow-wrap: anywhere;
  }

  .notice.error {
    --_said: var(--_danger);

    color: inherit;
    font-size: inherit;
  }

  .notice.error h2 {
    color: var(--_danger);
  }

  .notice li + li {
    margin-block-start: var(--_unit);
  }

  .notice a {
    color: inherit;
    text-underline-offset: 0.2em;
  }

  .secondary {
    border-color: var(--_line);
  }
`;
