import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DEMO_OPERATOR_TOKEN } from '../../../demo/environment.ts';
import { detailText } from '../../../scripts/outbox-text.ts';
import { type Stack, startStack } from '../../support/stack.ts';
import { failed, idOf } from './support.ts';

const SCRIPT = join(import.meta.dirname, '../../../scripts/outbox.ts');

let stack: Stack;
let folder: string;
before(async () => {
  stack = await startStack();
  folder = await mkdtemp(join(tmpdir(), 'reamaze-contact-'));
});
after(async () => {
  await stack.close();
  await rm(folder, { recursive: true });
});

interface Outcome {
  code: number;
  out: string;
  error: string;
}

/** Runs the command as an operator would. */
function outbox(args: string[], change: Record<string, string> = {}): Promise<Outcome> {
  const env = { WORKER_URL: stack.worker.url, OPERATOR_TOKEN: DEMO_OPERATOR_TOKEN, ...change };
  return new Promise((resolve) => {
    execFile(process.execPath, [SCRIPT, ...args], { env }, (problem, out, error) => {
      resolve({ code: problem ? Number(problem.code) : 0, out, error });
    });
  });
}

describe('npm run outbox', () => {
  it('lists, shows, sends again and exports', async () => {
    const reference = await failed(stack, 'From a terminal');
    const id = await idOf(stack, reference);

    const list = await outbox(['list', '--state', 'failed']);
    assert.equal(list.code, 0, list.error);
    assert.match(list.out, new RegExp(`^${id} {2}${reference} {2}failed .*status 422\\)$`, 'm'));
    assert.equal((await outbox(['list', '--state', 'waiting'])).out, '');

    const shown = await outbox(['show', id]);
    assert.equal((await outbox(['show', reference])).out, shown.out);
    assert.match(shown.out, /Subject +From a terminal/);
    assert.match(shown.out, /\n\nHello\n$/);

    const exported = await outbox(['export']);
    assert.equal(JSON.parse(exported.out).items[0].reference, reference);
    const file = join(folder, 'outbox.json');
    assert.deepEqual(await outbox(['export', file]), { code: 0, out: '', error: '' });
    assert.equal(JSON.parse(await readFile(file, 'utf8')).items[0].id, id);
    assert.equal((await stat(file)).mode & 0o077, 0, 'for nobody else to read');

    assert.equal((await outbox(['retry', id])).code, 0);
    await stack.progressWhen(reference, ({ state }) => state === 'delivered');
    const again = await outbox(['retry', id]);
    assert.deepEqual([again.code, again.error], [1, 'That is not possible in its present state.\n']);
  });

  it('shows what a visitor typed without letting it steer the terminal', () => {
    const message = {
      kind: 'conversation' as const,
      channel: 'support',
      tags: [],
      subject: 'Red \u001b[31m',
      body: 'One\n\tTwo\u009b2J\u202e',
      author: { name: 'Ann\u0007', email: 'ann@example.com' },
      data: {},
      attachments: [],
    };
    const text = detailText({
      id: 'x',
      reference: '7F3K-92QM',
      kind: 'conversation',
      state: 'failed',
      attempts: 1,
      lastError: null,
      createdAt: '2026-11-20T10:00:00.000Z',
      updatedAt: '2026-11-20T10:00:00.000Z',
      uncertain: false,
      nextAttemptAt: null,
      conversationId: null,
      message,
    });
    assert.ok(text.endsWith('\n\nOne\n\tTwo\ufffd2J\ufffd'));
    assert.doesNotMatch(text, /[^\P{C}\n\t]/u);
  });

  it('helps', async () => {
    const { code, out } = await outbox(['--help']);
    assert.equal(code, 0);
    for (const word of ['list', 'show', 'retry', 'export', 'OPERATOR_TOKEN', 'WORKER_URL']) {
      assert.ok(out.includes(word), word);
    }
  });

  const refusals: [args: string[], change: Record<string, string>, code: number, says: RegExp][] = [
    [['list'], { OPERATOR_TOKEN: 'wrong' }, 1, /does not accept this token/],
    [['list'], { WORKER_URL: 'http://127.0.0.1:1' }, 1, /cannot be reached/],
    [['show', crypto.randomUUID()], {}, 1, /no such message/],
    [['retry', `-${'x'.repeat(42)}`], {}, 1, /no such message/],
    [['list'], { OPERATOR_TOKEN: '' }, 2, /Set the variable OPERATOR_TOKEN/],
    [['list'], { WORKER_URL: '' }, 2, /--url/],
    [['list'], { WORKER_URL: 'http://contact.example.com' }, 2, /https:/],
    [['list'], { WORKER_URL: 'http://127.0.0.1.example.com' }, 2, /https:/],
    [['list', '--state', 'lost'], {}, 2, /--state takes one of accepted/],
    [['list', 'all'], {}, 2, /takes no argument/],
    [['show'], {}, 2, /Which message/],
    [['show', 'a', 'b'], {}, 2, /is no command/],
    [['delete', 'a'], {}, 2, /is no command/],
    [['constructor'], {}, 2, /is no command/],
    [['list', '--token', 'x'], {}, 2, /--token/],
  ];
  for (const [args, change, code, says] of refusals) {
    it(`ends with ${code} for "${args.join(' ')}" with ${JSON.stringify(change)}`, async () => {
      const outcome = await outbox(args, change);
      assert.equal(outcome.code, code, outcome.error);
      assert.match(outcome.error, says);
      assert.equal(outcome.out, '');
      assert.ok(!outcome.error.includes(DEMO_OPERATOR_TOKEN));
    });
  }
});
