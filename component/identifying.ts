import './account.ts';
import { compare, trade } from './session/identity.ts';

/** What it takes to sign in with what the site says. One chunk, loaded where it says something. */
export const identifying = { compare, trade };

export type Identifying = typeof identifying;
