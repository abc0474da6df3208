/** What is in the text of the message that the helpdesk will never take. */
export const POISON = 'poison';

/** How the helpdesk of a drain behaves from now on; its counts begin anew. */
export interface ToHelpdesk {
  /** Seconds that everybody is told to stay away; 0 lets everybody in. */
  awayS: number;
  /** It says that it is done after so many different conversations. */
  expect: number;
}

/** When it listens, when the first conversation comes, and when it has all that it expected. */
export type FromHelpdesk =
  | { is: 'up'; port: number }
  | { is: 'begun' }
  | {
      is: 'done';
      /** Since the first one. */
      ms: number;
      /** Conversations that came a second time. */
      twice: number;
      /** How often a poisoned one was refused, at most. */
      poisoned: number;
    };
