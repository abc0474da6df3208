import type { ReactiveControllerHost } from 'lit';

/** The element, which may be in a dialog. */
export interface ShownHost extends ReactiveControllerHost {
  mode?: string | undefined;
  open?: boolean | undefined;
}

/** Whether what is in an element can be seen on its page: in a closed dialog nobody sees what came. */
export const isShown = ({ mode, open }: ShownHost): boolean => mode !== 'dialog' || open === true;
