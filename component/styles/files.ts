import { css } from 'lit';

/** The list of files, and where to drop more. */
export const files = css`
  .drop {
    position: absolute;
    inset: calc(var(--_unit) * -2);
    z-index: 1;
    display: grid;
    place-items: center;
    border: 2px dashed var(--_ink);
    border-radius: var(--_radius);
    background: color-mix(in srgb, canvas 88%, transparent);
    color: canvastext;
    font-weight: 600;
    pointer-events: none;
  }

  .files {
    display: grid;
    border: 1px solid var(--_faint);
    border-radius: var(--_radius);
  }

  .file {
    display: flex;
    align-items: center;
    gap: calc(var(--_unit) * 2);
    padding: calc(var(--_unit) * 2);
    min-inline-size: 0;
  }

  .file + .file {
    border-block-start: 1px solid var(--_faint);
  }

  .thumbnail {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 3.6em;
    block-size: 3.6em;
    border-radius: calc(var(--_radius) / 2);
    overflow: hidden;
    background: var(--_tint);
    color: var(--_muted);
    font-size: 0.6875em;
    font-weight: 600;
  }

  canvas {
    inline-size: 100%;
    block-size: 100%;
  }

  .about {
    display: grid;
    flex: 1;
    min-inline-size: 0;
  }

  .file-name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  progress {
    inline-size: 100%;
    block-size: 4px;
    margin-block-start: var(--_unit);
    appearance: none;
    border: 0;
    border-radius: 2px;
    overflow: hidden;
    background: var(--_faint);
    accent-color: var(--_ink);
  }

  progress::-webkit-progress-bar {
    background: var(--_faint);
  }

  progress::-webkit-progress-value {
    background: var(--_ink);
  }

  progress::-moz-progress-bar {
    background: var(--_ink);
  }

  .typo button {
    font-size: 0.9375em;
    text-align: start;
    overflow-wrap: anywhere;
  }

  .icon {
    inline-size: 44px;
    margin: 0;
    padding: 0;
    flex: none;
    color: var(--_muted);
  }

  @media (forced-colors: active) {
    progress {
      border: 1px solid;
      block-size: 8px;
    }

    progress::-webkit-progress-value {
      background: highlight;
    }

    progress::-moz-progress-bar {
      background: highlight;
    }
  }
`;
