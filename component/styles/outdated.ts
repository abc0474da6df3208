/** What says that the page has to be reloaded, in sight wherever its visitor is in the element. It stands in a root of its own. */
export const outdatedStyles = `
:host {
  position: sticky;
  inset-block-start: 0;
  z-index: 1;
  display: block;
  margin-block-end: calc(var(--_unit) * 5);
  border-radius: var(--_radius);
  background: var(--reamaze-background, canvas);
}

div {
  display: grid;
  gap: calc(var(--_unit) * 2);
  justify-items: start;
  padding: calc(var(--_unit) * 4);
  border: 1px solid var(--_ink);
  border-radius: inherit;
  background: color-mix(in srgb, var(--_ink) 7%, transparent);
  overflow-wrap: anywhere;
}

h2,
p {
  margin: 0;
}

h2 {
  font-family: var(--reamaze-heading-font);
  font-size: 1.1875em;
  font-weight: var(--reamaze-heading-weight, 600);
  line-height: 1.35;
}

p:empty {
  display: none;
}

button {
  min-block-size: 44px;
  padding: calc(var(--_unit) * 2) calc(var(--_unit) * 4);
  border: 1px solid var(--_line);
  border-radius: var(--reamaze-button-radius, var(--_radius));
  background: none;
  color: inherit;
  font: inherit;
  font-weight: 500;
  cursor: pointer;
}

button:hover {
  background: var(--_tint);
}

button:focus-visible {
  outline: 2px solid var(--_ink);
  outline-offset: 2px;
}
`;
