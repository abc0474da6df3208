import { css } from 'lit';

/** The site's own fields, beyond lines of text. */
export const fields = css`
  /* What the site asks may run the other way than the form, and stands where the form's own words do. */
  :is(label, legend, .hint) {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    margin-block-end: var(--_unit);
    font-size: 0.9375em;
    font-weight: 500;
    overflow-wrap: anywhere;
  }

  /* Its arrow, of two corners: a picture would have to be in the page's img-src. */
  select {
    appearance: none;
    padding-inline-end: 36px;
    background-image:
      linear-gradient(45deg, transparent 50%, currentcolor 0), linear-gradient(-45deg, transparent 50%, currentcolor 0);
    background-position:
      right 21px top 50%,
      right 16px top 50%;
    background-size: 5px 5px;
    background-repeat: no-repeat;
  }

  select:dir(rtl) {
    background-position:
      left 16px top 50%,
      left 21px top 50%;
  }

  .check {
    align-items: start;
  }

  .check input {
    appearance: none;
    margin: 0;
    border: 1px solid var(--_line);
    border-radius: min(var(--_radius) / 2, 6px);
    background: var(--_surface);
    text-align: center;
  }

  .check input[type='radio'] {
    border-radius: 50%;
  }

  .check input:checked {
    border-color: var(--_ink);
    background: var(--_accent);
  }

  .check [type='checkbox']:checked::before {
    content: '✓';
    color: var(--_on-accent);
  }

  .check [type='radio']:checked {
    box-shadow: inset 0 0 0 6px var(--_accent);
    background: var(--_on-accent);
  }

  .check input:disabled {
    opacity: 0.6;
  }

  .check a {
    color: var(--_ink);
    text-underline-offset: 0.2em;
  }

  input[type='date'] {
    appearance: none;
    text-align: start;
  }

  ::-webkit-datetime-edit {
    padding-block: 0;
  }

  input::placeholder,
  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .check input[aria-invalid='true'],
  [aria-invalid='true'] .check input {
    border-color: var(--_danger);
    box-shadow: 0 0 0 1px var(--_danger);
  }

  @container (inline-size >= 30rem) {
    .fields {
      grid-template-columns: 1fr 1fr;
    }

    .fields > :not(.half) {
      grid-column: 1 / -1;
    }

    /* What is side by side shares its rows: label, help, control, error. A row of nothing has no height, nor a gap. A group has no rows to share. */
    .fields:not(:has(> fieldset.half)) {
      row-gap: 0;
      margin-block-end: calc(var(--_unit) * -5);

      & > * {
        margin-block-end: calc(var(--_unit) * 5);
      }

      & > .half {
        grid-row: span 4;
        grid-template-rows: subgrid;
        align-items: start;
        row-gap: 0;
      }

      & > .half > :not(:first-child) {
        margin-block-start: var(--_unit);
      }

      & > .half > .hint {
        grid-row: 2;
      }

      & > .half > :is(input, select, textarea) {
        grid-row: 3;
      }

      & > .half > .error {
        grid-row: 4;
      }
    }
  }

  @media (forced-colors: active) {
    select,
    .check input {
      appearance: auto;
    }
  }
`;
