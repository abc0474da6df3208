import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LocalizedForm } from '../../../worker/contract/form.ts';
import { messageAbout, type Stack, startStack } from '../../support/stack.ts';

const CANARY = 'canary-4711';
const claims = {
  fields: [
    { name: 'order', type: 'text', label: 'Order' },
    {
      name: 'policy',
      type: 'text',
      label: 'Policy',
      sensitive: true,
      pattern: '[a-z]+-[0-9]+',
      example: 'a-1',
    },
  ],
  data: [],
  parameters: { o: 'order', mail: 'email' },
  tags: [],
};

let stack: Stack;
before(async () => {
  stack = await startStack();
  await stack.worker.setForms({ claims });
});
after(() => stack.close());

const claim = (subject: string, policy: string) =>
  messageAbout(subject, { form: 'claims', data: { order: 'A-1', policy } });

describe('a form with something sensitive, and parameters for the address of a page', () => {
  it('says so to the browser, which has to know', async () => {
    const response = await stack.request('/v1/config?form=claims');
    const form = (await response.json()) as LocalizedForm;
    assert.deepEqual(form.parameters, claims.parameters);
    assert.deepEqual(
      form.fields.map(({ name, sensitive }) => [name, sensitive]),
      [
        ['order', undefined],
        ['policy', true],
      ],
    );
    const contact = (await (await stack.request('/v1/config')).json()) as LocalizedForm;
    assert.ok(!('parameters' in contact));
  });

  it('brings what is sensitive to the helpdesk, and into no log: sent, refused, or failed', async () => {
    assert.equal((await stack.send(claim('Told', CANARY))).status, 202);
    const { data } = await stack.helpdesk.conversationWhen(({ subject }) => subject === 'Told');
    assert.equal((data as Record<string, unknown>)['policy'], CANARY);

    const refused = await stack.send(claim('Refused', `${CANARY} is no such thing`));
    assert.equal(refused.status, 422);
    assert.ok(!(await refused.text()).includes(CANARY));

    const fault = { kind: 'status', status: 422, body: { errors: [CANARY] } } as const;
    await stack.helpdesk.addFault({ match: { method: 'POST', path: '/api' }, times: 2, fault });
    const failed = await stack.send(claim('Failed', CANARY));
    const { reference } = (await failed.json()) as { reference: string };
    await stack.progressWhen(reference, ({ state }) => state === 'failed');

    const lines = stack.worker.harness.getLogs().map(({ message }) => message);
    assert.ok(lines.some((line) => line.includes(reference)));
    assert.deepEqual(
      lines.filter((line) => line.includes(CANARY)),
      [],
    );
  });

  it('stops the Worker where a parameter is wrong, and is named', async () => {
    await stack.worker.setForms({ claims: { ...claims, parameters: { o: 'ordre' } } });
    assert.equal((await stack.request('/v1/config')).status, 503);
    const { problems } = (await (await stack.request('/healthz')).json()) as {
      problems: { where: string; problem: string }[];
    };
    assert.deepEqual(problems, [
      {
        where: 'site.config.ts: forms.claims.parameters.o',
        problem: 'fills in "ordre", which is no field',
      },
    ]);
    await stack.worker.setForms({ claims });
    assert.equal((await stack.request('/v1/config')).status, 200);
  });
});
