import { css } from 'lit';

/** The list of conversations, and what both screens have in common. */
export const history = css`
  .history {
    display: grid;
    gap: calc(var(--_unit) * 4);
    grid-template-columns: minmax(0, 1fr);
    overflow-wrap: anywhere;
  }

  /* Words of another direction stand where the others do. */
  h2,
  h3,
  dl,
  dd,
  .last {
    margin: 0;
    padding: 0;
    list-style: none;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  /* Whole on the next line where it does not fit; broken only where no line is that long. */
  :is(.code, code) {
    display: inline-block;
  }

  h3 {
    font-size: 1em;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 calc(var(--_unit) * 4);
  }

  .tools {
    display: grid;
    gap: calc(var(--_unit) * 2);
  }

  input[type='search'] {
    appearance: none;
  }

  .segments {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    padding: 2px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  .segments button {
    flex: auto;
    min-inline-size: 0;
    min-block-size: 38px;
    padding-block: 0;
    border: 1px solid transparent;
    border-radius: max(0px, var(--_radius) - 3px);
    overflow-wrap: break-word;
  }

  .segments :hover {
    background: var(--_tint);
  }

  .segments [aria-pressed='true'] {
    border-color: var(--_ink);
    background: color-mix(in srgb, var(--_ink) 12%, transparent);
    font-weight: 600;
  }

  .segments :focus-visible {
    outline-offset: 0;
  }

  .rows {
    border: 1px solid var(--_faint);
    border-radius: var(--_radius);
    overflow: clip;
  }

  .row {
    position: relative;
    display: grid;
    gap: 0 calc(var(--_unit) * 3);
    padding: calc(var(--_unit) * 3) calc(var(--_unit) * 4);
  }

  .row + .row {
    border-block-start: 1px solid var(--_faint);
  }

  .row:hover {
    background: var(--_tint);
  }

  .row h3 {
    font-weight: 500;
  }

  .row button {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    inline-size: 100%;
    min-block-size: 0;
    padding: 0;
    border: 0;
    border-radius: 0;
    font-weight: inherit;
    text-align: inherit;
  }

  .row button::after {
    content: '';
    position: absolute;
    inset: 0;
  }

  .row button:focus-visible {
    outline: none;
  }

  .row:has(:focus-visible) {
    outline: 2px solid var(--_ink);
    outline-offset: -2px;
    border-radius: max(0px, var(--_radius) - 1px);
  }

  .unread h3 {
    font-weight: 700;
  }

  .unread::before {
    content: '';
    position: absolute;
    inset-block-start: calc(var(--_unit) * 3 + 0.7em - 4px);
    inset-inline-start: calc(var(--_unit) * 2 - 4px);
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_ink);
  }

  .last {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-block-size: 1.5em;
    color: var(--_muted);
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_unit) * 3);
  }

  .state {
    display: inline-flex;
    align-items: baseline;
    gap: calc(var(--_unit) * 1.5);
    font-size: 0.875em;
    font-weight: 500;
    color: var(--_state, var(--_muted));
  }

  .state::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border: 2px solid;
    border-radius: 50%;
  }

  .state.sending::before {
    border-style: dotted;
  }

  .state.open {
    --_state: var(--_ink);
  }

  .state.answered {
    --_state: color(
      from
        color(
          from
            color(from color-mix(in srgb-linear, var(--reamaze-success, #14803f) 99.9%, var(--_page)) var(--_told))
            var(--_scaled)
        )
        var(--_faded)
    );
  }

  .state.answered::before {
    border-width: 4px;
  }

  .state.closed::before {
    border-radius: 0;
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: calc(var(--_unit) * 2);
    padding: calc(var(--_unit) * 10) calc(var(--_unit) * 4);
    border: 1px dashed var(--_faint);
    border-radius: var(--_radius);
    text-align: center;
  }

  .stale:empty {
    display: contents;
  }

  .more {
    display: grid;
    justify-items: center;
    gap: calc(var(--_unit) * 2);
  }

  :is(.row, .message) .bone {
    max-inline-size: 16rem;
    block-size: 0.9em;
    margin-block: 0.3em;
  }

  @container (inline-size >= 30rem) {
    .tools {
      grid-template-columns: 1fr auto;
    }

    .row {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .row .last,
    .row .bone:nth-child(3) {
      grid-column: 1 / -1;
      grid-row: 2;
    }
  }

  @media (forced-colors: active) {
    .segments [aria-pressed='true'] {
      background: highlight;
      color: highlighttext;
      forced-color-adjust: none;
    }

    .unread::before {
      background: canvastext;
    }
  }
`;
