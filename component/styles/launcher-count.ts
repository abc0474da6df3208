/** Named so that the build takes the layout out. */
const css = String.raw;

/** How many answers are unread. */
export const countStyles = css`
  .said {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .count {
    position: absolute;
    box-sizing: border-box;
    inset-block-start: -6px;
    inset-inline-end: -4px;
    min-inline-size: 24px;
    padding: 1px 5px;
    border: 2px solid canvas;
    border-radius: 14px;
    background: #b3261e;
    color: #fff;
    font-size: 13px;
    line-height: 18px;
    text-align: center;
  }

  .count:empty {
    display: none;
  }
`;
