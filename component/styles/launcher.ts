/** Named so that the build takes the layout out. */
const css = String.raw;

/**
 * The button. It floats above the page, beside what a phone's bars take. Its picture is a speech bubble: a circle with
 * one corner, drawn by its border, which is there in forced colours as well. Its text is black or white, whichever can be
 * read on the accent: 49.4 is the lightness where both can be read alike. What it is called in English is read aloud, but not shown
 * among words of another language: those come with the dialog.
 */
export const launcherStyles = css`
  :host {
    --_accent: var(--reamaze-accent, #2458d3);
    --_space: var(--reamaze-launcher-space, 20px);
    position: fixed;
    z-index: var(--reamaze-launcher-layer, 999);
    inset-block-end: calc(var(--_space) + env(safe-area-inset-bottom));
    inset-inline: auto var(--_space);
  }

  :host([position='start']) {
    inset-inline: var(--_space) auto;
  }

  button {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 56px;
    padding: 8px 20px;
    border: 2px solid transparent;
    border-radius: var(--reamaze-launcher-radius, 28px);
    background: var(--_accent);
    color: var(--reamaze-on-accent, lab(from var(--_accent) clamp(0, (49.4 - l) * 9e9, 100) 0 0));
    box-shadow: 0 2px 12px #0004;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  button:hover {
    filter: brightness(1.1);
  }

  button:focus-visible {
    outline: 2px solid;
    outline-offset: -6px;
  }

  [aria-busy] {
    cursor: progress;
  }

  i {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid;
    border-radius: 50%;
    border-end-start-radius: 0;
  }

  :host(:not(:lang(en))) b {
    position: fixed;
    opacity: 0;
  }

  @media print {
    :host {
      display: none;
    }
  }
`;
