import { it } from 'node:test';
import { assertKillLoop } from '../support/kill-loop-check.ts';

// The long form is `npm run test:soak`.
it('everything that was accepted arrives once, although the Worker is killed three times meanwhile', () =>
  assertKillLoop({ messages: 60, kills: 3 }));
