/** The button and its count. It floats above the page, beside what a phone's rounded corners and bars take. */
export const launcherStyles = `
:host {
  --_space: var(--reamaze-launcher-space, 20px);
  position: fixed;
  z-index: var(--reamaze-launcher-layer, 999);
  inset-block-end: calc(var(--_space) + env(safe-area-inset-bottom));
  inset-inline: auto var(--_space);
  line-height: 1.25;
}
:host([position='start']) {
  inset-inline: var(--_space) auto;
}
:host([hidden]) {
  display: none;
}
button {
  display: flex;
  align-items: center;
  justify-content: center;
  gap: 10px;
  min-inline-size: 56px;
  min-block-size: 56px;
  padding: 8px 22px;
  border: 2px solid transparent;
  border-radius: var(--reamaze-launcher-radius, 28px);
  background: var(--reamaze-accent, light-dark(#1d5bbf, #8fb8ff));
  color: var(--reamaze-on-accent, light-dark(#fff, #0b1a33));
  box-shadow: 0 2px 12px rgb(0 0 0 / 25%);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
button:focus-visible {
  outline: 3px solid currentcolor;
  outline-offset: -6px;
}
[aria-busy] {
  cursor: progress;
}
svg {
  inline-size: 24px;
  block-size: 24px;
  flex: none;
  fill: none;
  stroke: currentcolor;
  stroke-width: 1.8;
  stroke-linejoin: round;
}
:host([label]) button {
  padding: 8px;
}
:host([label]) .text,
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
  inset-block-start: -6px;
  inset-inline-end: -4px;
  min-inline-size: 24px;
  padding: 2px 6px;
  border: 2px solid canvas;
  border-radius: 14px;
  background: #b3261e;
  color: #fff;
  font-size: 13px;
  text-align: center;
}
.count:empty {
  display: none;
}
@media (prefers-reduced-motion: no-preference) {
  button {
    transition: translate 0.15s;
  }
  button:hover {
    translate: 0 -2px;
  }
}
@media print {
  :host {
    display: none;
  }
}
`;
