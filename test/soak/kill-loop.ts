import { it } from 'node:test';
import { assertKillLoop } from '../support/kill-loop-check.ts';

it('all of 500 accepted messages arrive once, although the Worker is killed forty times meanwhile', () =>
  assertKillLoop({ messages: 500, kills: 40 }));
