import { css } from 'lit';

/** Colours, type and controls. */
export const base = css`
  :host {
    --accent: light-dark(#1d5bbf, #8fb8ff);
    --on-accent: light-dark(#fff, #0b1a33);
    --danger: light-dark(#b3261e, #ffb4ab);
    --on-danger: light-dark(#fff, #3b0905);
    --warning: light-dark(#8a5300, #f5c26b);
    --fine: light-dark(#1b6e3c, #7fd8a2);
    --page: light-dark(#f6f7f9, #14161a);
    --surface: light-dark(#fff, #1d2026);
    --text: light-dark(#1b1f24, #e7e9ee);
    --muted: light-dark(#59616c, #a7afbb);
    --line: light-dark(#84898f, #767c86);
    --faint: light-dark(#e1e4e8, #33373f);
    --tint: light-dark(#f0f2f5, #262a31);
    --radius: 8px;

    color-scheme: light dark;
    display: block;
    box-sizing: border-box;
    min-block-size: 100dvh;
    padding: 24px max(16px, calc(50vi - 30rem)) 48px;
    background: var(--page);
    color: var(--text);
    font: 16px/1.5 system-ui, sans-serif;
    overflow-wrap: anywhere;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  :is(h1, h2, h3, h4, p, ul, dl, dd) {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  h1 {
    font-size: 1.5rem;
    line-height: 1.25;
    font-weight: 600;
  }

  :is(h2, h3) {
    font-size: 1.125rem;
    line-height: 1.35;
    font-weight: 600;
  }

  h4 {
    font-size: 0.875rem;
    font-weight: 600;
  }

  code {
    font: 0.875em ui-monospace, monospace;
  }

  .hint {
    color: var(--muted);
    font-size: 0.875rem;
  }

  .error {
    color: var(--danger);
    font-size: 0.875rem;
  }

  .error:empty {
    display: none;
  }

  button,
  input {
    font: inherit;
    color: inherit;
  }

  button {
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: none;
    font-weight: 500;
    cursor: pointer;
  }

  .primary {
    padding-inline: 24px;
    background: var(--accent);
    color: var(--on-accent);
  }

  .primary.danger {
    background: var(--danger);
    color: var(--on-danger);
  }

  .secondary {
    border-color: var(--line);
    background: var(--surface);
  }

  .secondary.danger {
    border-color: var(--danger);
    color: var(--danger);
  }

  .quiet {
    color: var(--accent);
  }

  :is(.secondary, .quiet):hover {
    background: var(--tint);
  }

  .primary:hover {
    background: color-mix(in srgb, var(--accent) 88%, var(--text));
  }

  .primary.danger:hover {
    background: color-mix(in srgb, var(--danger) 88%, var(--text));
  }

  button[aria-disabled='true'] {
    cursor: progress;
  }

  button:disabled {
    border-color: var(--faint);
    color: var(--muted);
    cursor: default;
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  /* Focus is led here so that a screen reader goes on from it; there is nothing to operate. */
  [tabindex='-1']:focus-visible {
    outline: none;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  @media (forced-colors: active) {
    button {
      border-color: buttontext;
    }
  }
`;
