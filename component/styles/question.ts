import { css } from 'lit';

/** The question before a conversation is closed or opened again. Its ground goes by its text, as that of the dialog. */
export const question = css`
  dialog {
    max-inline-size: min(28rem, calc(100vw - var(--_unit) * 8));
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--reamaze-background, canvas);
    color: var(--reamaze-text, canvastext);
    box-shadow: var(--reamaze-shadow, 0 8px 40px rgb(0 0 0 / 25%));
  }

  @supports (color: color(from currentcolor srgb r g b)) {
    dialog {
      background: var(
        --reamaze-background,
        color(
          from currentcolor srgb-linear max(0.0086, var(--_white)) max(0.0097, var(--_white))
            max(0.0116, var(--_white))
        )
      );
    }
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 40%);
  }

  .question {
    display: grid;
    gap: calc(var(--_unit) * 2);
    padding: calc(var(--_unit) * 6);
  }

  .question .actions {
    margin-block-start: calc(var(--_unit) * 3);
  }

  .question button {
    flex: 1 0 auto;
  }
`;
