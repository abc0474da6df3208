import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { type KillLoopOptions, runKillLoop } from './kill-loop.ts';

/** Runs a kill loop and holds it against the promise: what was accepted is in the helpdesk, once, as it was answered. */
export async function assertKillLoop(options: Omit<KillLoopOptions, 'seed'>): Promise<void> {
  // KILL_SEED repeats a run that failed, as far as the machine lets it.
  const seed = Number(process.env['KILL_SEED'] ?? randomInt(2 ** 31));
  const said = `KILL_SEED=${seed}`;
  const result = await runKillLoop({ ...options, seed }).catch((cause: unknown) => {
    throw new Error(said, { cause });
  });
  const { accepted, arrived, answeredAgain, kills, unanswered } = result;
  console.log(`${said}: ${accepted.size} accepted, ${kills} kills, ${unanswered} requests without an answer`);
  assert.equal(accepted.size, options.messages, said);
  assert.equal(kills, options.kills, said);
  assert.equal(new Set(accepted.values()).size, accepted.size, `${said}: two messages share a reference`);
  const expected = [...accepted].map(([subject, reference]) => [subject, [reference]]).sort();
  assert.deepEqual([...arrived].sort(), expected, said);
  assert.deepEqual([...answeredAgain].sort(), [...accepted].sort(), said);
}
