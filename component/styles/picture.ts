import { css } from 'lit';

/** The small picture of a file, in the place of its kind. */
export const picture = css`
  .picture {
    display: grid;
    inline-size: 100%;
    block-size: 100%;
  }
`;
