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

/** How far somebody is with proving an address by a code. What is `sent` is there from the second step on. */
export type SignInState =
  | { status: 'email'; sent?: undefined; problem?: EmailProblem }
  /** A code is being asked for. */
  | { status: 'asking'; sent?: Sent | undefined; problem?: undefined }
  | { status: 'code'; sent: Sent; problem?: CodeProblem | undefined }
  | { status: 'checking'; sent: Sent; problem?: undefined };

export type Failure = Refused | Unreachable;
export type EmailProblem = 'required' | 'not_an_email' | Failure;
export type CodeProblem = 'incomplete' | 'expired' | 'wrong' | 'used_up' | Failure;

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
