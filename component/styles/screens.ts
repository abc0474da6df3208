import { css } from 'lit';

/** What stands in the form's place until it is there. */
export const screens = css`
  .wordless :is(label, p, .attachments) {
    visibility: hidden;
  }

  .bone {
    display: block;
    inline-size: 100%;
    block-size: 44px;
    border-radius: var(--_radius);
    background: var(--_tint);
  }

  .bone.textarea {
    block-size: 6rem;
  }

  .bone.body {
    block-size: 10.5rem;
  }

  .bone.button {
    max-inline-size: 10rem;
  }
`;
