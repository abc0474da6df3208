import { assert } from 'chai';
import type { Client } from '../../../component/client.ts';
import { FormController } from '../../../component/submissions/form-controller.ts';
import { createPersist, type Persist } from '../../../component/submissions/persist.ts';
import { clientWith, form } from '../support/fixtures.ts';

type Answer = Awaited<ReturnType<Client['getForm']>>;
const lost: Answer = { outcome: 'unreachable', reason: 'network' };
const refused = (status: number): Answer => ({ outcome: 'problem', status, code: 'unavailable', errors: [] });

/** Asks a Worker that gives these answers, the last one for good. */
async function asked(later: () => Promise<{ persist: Persist }>, ...answers: Answer[]) {
  let asks = 0;
  const host = Object.assign(new EventTarget(), {
    addController() {},
    removeController() {},
    requestUpdate() {},
    updateComplete: Promise.resolve(true),
  });
  const controller = new FormController(host, () => {}, later);
  const getForm: Client['getForm'] = () => {
    asks += 1;
    return Promise.resolve(answers[asks - 1] ?? answers.at(-1) ?? lost);
  };
  await controller.load(clientWith({ getForm }), undefined);
  return { asks, status: controller.state.status };
}

const atOnce = () => Promise.resolve({ persist: createPersist(() => Promise.resolve()) });

/** What the developer is told meanwhile. */
async function told(act: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = [];
  const { error } = console;
  console.error = (text: string) => said.push(text);
  await act().finally(() => {
    console.error = error;
  });
  return said;
}

describe('the form', () => {
  it('is asked for again until it comes', async () => {
    const answers = [lost, refused(503), { outcome: 'ok', value: form } as const];
    assert.deepEqual(await asked(atOnce, ...answers), { asks: 3, status: 'ready' });
  });

  it('is given up after a while', async () => {
    assert.deepEqual(await asked(atOnce, lost), { asks: 7, status: 'unavailable' });
  });

  it('is not asked for again where the answer will stay the same', async () => {
    const said = await told(async () =>
      assert.deepEqual(await asked(atOnce, refused(403)), { asks: 1, status: 'unavailable' }),
    );
    assert.match(said.join(), /403.+“contact”/);
  });

  it('is left to the visitor where nothing more can be loaded', async () => {
    assert.deepEqual(await asked(() => Promise.reject(), lost), { asks: 1, status: 'unavailable' });
  });
});
