import type { Refused, Unreachable } from '../request.ts';

/** A code is under way to an address. */
export interface Sent {
  email: string;
  /** Goes back with the code. */
  challenge: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  /** How often a wrong code may still be entered. */
  tries: number;
}

/** How far somebody is with proving an address by a code. */
export type SignInState =
  | { status: 'email'; problem?: EmailProblem }
  /** A code is being asked for; `again` from the second step. */
  | { status: 'asking'; again?: Sent }
  | { status: 'code'; sent: Sent; problem?: CodeProblem }
  | { status: 'checking'; sent: Sent };

export type Trouble = Refused | Unreachable;
export type EmailProblem = 'required' | 'not_an_email' | Trouble;
export type CodeProblem = 'incomplete' | 'wrong' | 'used_up' | 'expired' | Trouble;

/** Wrong codes that the Worker takes for one challenge. */
export const MOST_TRIES = 5;

/** Digits in a code. */
const LENGTH = 8;

/** The digits of what was typed or pasted, with spaces and hyphens of any kind left out. */
export function digitsOf(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '');
}

export function isComplete(digits: string): boolean {
  return digits.length === LENGTH && /^\d+$/.test(digits);
}

/** Why no code could be asked for. */
export function afterRequest(failure: Trouble): SignInState {
  const unfit = failure.outcome === 'problem' && failure.errors.some(({ path }) => path[0] === 'email');
  return { status: 'email', problem: unfit ? 'not_an_email' : failure };
}

/** What is left of a challenge after a code was not taken. */
export function afterCode(failure: Trouble, sent: Sent, now: number): SignInState {
  if (now >= sent.expiresAt) return { status: 'code', sent, problem: 'expired' };
  if (failure.outcome !== 'problem' || ![401, 422].includes(failure.status)) {
    return { status: 'code', sent, problem: failure };
  }
  const tries = Math.max(0, sent.tries - 1);
  return { status: 'code', sent: { ...sent, tries }, problem: tries > 0 ? 'wrong' : 'used_up' };
}
