import { css } from 'lit';

/**
 * The form, its controls, its buttons, and the place for files. What is said here need not be loaded: below 16 px phones
 * zoom in on focus; rows count for nothing where `field-sizing` does.
 */
export const form = css`
  form,
  .skeleton {
    display: grid;
    gap: calc(var(--_unit) * 5);
  }

  .pair,
  .fields {
    display: grid;
    gap: inherit;
  }

  .fields:empty {
    display: none;
  }

  @container (inline-size >= 30rem) {
    .pair {
      grid-template-columns: 1fr 1fr;
    }
  }

  .field {
    display: grid;
    align-content: start;
    gap: var(--_unit);
    min-inline-size: 0;
  }

  label {
    font-size: 0.9375em;
    font-weight: 500;
    overflow-wrap: anywhere;
  }

  ::slotted(*) {
    margin: 0;
  }

  input,
  textarea,
  select,
  button {
    font: inherit;
    color: inherit;
    margin: 0;
  }

  input:not(.check *),
  textarea,
  select {
    font-size: max(1em, 16px);
    inline-size: 100%;
    min-block-size: 44px;
    padding: calc(var(--_unit) * 2) calc(var(--_unit) * 3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  textarea {
    display: block;
    resize: vertical;
    field-sizing: content;
    max-block-size: max(60vh, 12rem);
  }

  textarea[rows='6'] {
    min-block-size: 10.5rem;
  }

  textarea[rows='3'] {
    min-block-size: 6rem;
  }

  .check {
    display: flex;
    gap: calc(var(--_unit) * 2);
    padding-block: 2px;
  }

  .check > :first-child {
    flex: none;
    inline-size: 24px;
    block-size: 24px;
  }

  .check label {
    flex: 1;
    font-weight: 400;
    line-height: max(1.5em, 24px);
  }

  /* Smaller words on a line of this height would make it higher. */
  .check label * {
    line-height: 1;
  }

  .attachments {
    display: grid;
    gap: calc(var(--_unit) * 2);
  }

  .attach {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: calc(var(--_unit) * 4);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_unit) * 2) calc(var(--_unit) * 5);
  }

  button {
    max-inline-size: 100%;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_unit) * 2);
    min-block-size: 44px;
    padding: calc(var(--_unit) * 2) calc(var(--_unit) * 4);
    border: 1px solid transparent;
    border-radius: var(--reamaze-button-radius, var(--_radius));
    background: none;
    font-weight: 500;
    cursor: pointer;
  }

  .primary {
    padding-inline: calc(var(--_unit) * 6);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  /* Its words stand in line with what is above and below them. */
  .quiet {
    padding-inline: calc(var(--_unit) * 2);
    margin-inline: calc(var(--_unit) * -2);
    color: var(--_ink);
  }

  @container (inline-size < 24rem) {
    .actions .primary {
      flex: 1 0 auto;
    }
  }

  @media (forced-colors: active) {
    .primary,
    .quiet {
      margin: 2px 0;
      border-color: buttontext;
    }
  }
`;
