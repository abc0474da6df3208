import { css } from 'lit';

/** What stands in the form's place until it is there. */
export const screens = css`
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
`;
