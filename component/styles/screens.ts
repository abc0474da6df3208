import { css } from 'lit';

/** What stands above the form or in its place. */
export const screens = css`
  .notice {
    display: grid;
    gap: calc(var(--_unit) * 2);
    justify-items: start;
    padding: calc(var(--_unit) * 4);
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_tint);
    overflow-wrap: anywhere;
  }

  .notice.error {
    border-color: var(--_danger);
    color: inherit;
    font-size: inherit;
  }

  .bone {
    display: block;
    inline-size: 100%;
    border-radius: var(--_radius);
    background: var(--_tint);
  }

  .bone.label {
    inline-size: 30%;
    block-size: 1.5em;
  }

  .bone.input {
    block-size: 44px;
  }

  .bone.box {
    block-size: 10.5rem;
  }

  .bone.button {
    inline-size: 10rem;
    max-inline-size: 100%;
    block-size: 44px;
  }

  @media (prefers-reduced-motion: no-preference) {
    .bone {
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
  }

  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }

  .notice a {
    color: inherit;
    text-underline-offset: 0.2em;
  }
`;
