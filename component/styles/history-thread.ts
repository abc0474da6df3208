import { css } from 'lit';

/** One conversation: letters, their files, the box for a reply. */
export const historyThread = css`
  .back {
    justify-self: start;
  }

  /* It points the other way where one reads so. */
  .back::before {
    content: '‹' / '';
    font-size: 1.5em;
    line-height: 1;
  }

  .heading {
    display: grid;
    gap: var(--_unit);
  }

  .heading h2 {
    font-size: 1.375em;
  }

  .data {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_unit) * 2) calc(var(--_unit) * 6);
  }

  .day {
    display: flex;
    align-items: center;
    gap: calc(var(--_unit) * 3);
    padding-block: calc(var(--_unit) * 2);
    color: var(--_muted);
    font-size: 0.875em;
  }

  .day::before,
  .day::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--_faint);
  }

  .message {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_unit) * 2);
    margin-block-end: calc(var(--_unit) * 3);
    padding: calc(var(--_unit) * 3) calc(var(--_unit) * 4);
    border: 1px solid var(--_faint);
    border-radius: var(--_radius);
  }

  .message.agent {
    margin-inline-end: 8%;
  }

  .message.customer {
    margin-inline-start: 8%;
    border-color: transparent;
    background: color-mix(in srgb, var(--_ink) 9%, transparent);
  }

  .message .facts {
    justify-content: space-between;
  }

  .text {
    white-space: pre-wrap;
  }

  .text a,
  .file a {
    color: var(--_ink);
    text-underline-offset: 0.2em;
  }

  .message blockquote {
    margin: 0;
    padding-inline-start: calc(var(--_unit) * 3);
    border-inline-start: 2px solid var(--_line);
    color: var(--_muted);
  }

  summary {
    inline-size: fit-content;
    min-block-size: 24px;
    border-radius: calc(var(--_radius) / 2);
    color: var(--_muted);
    font-size: 0.875em;
    cursor: pointer;
  }

  details[open] summary {
    margin-block-end: calc(var(--_unit) * 2);
  }

  .picture {
    display: grid;
    inline-size: 100%;
    block-size: 100%;
  }

  .reply {
    padding-block-start: calc(var(--_unit) * 4);
    border-block-start: 1px solid var(--_faint);
  }

  /* On paper there is nothing to press. */
  @media print {
    .reply,
    .history .actions {
      display: none;
    }
  }
`;
