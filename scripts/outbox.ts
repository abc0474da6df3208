/** `npm run outbox`: the operator's view of the outbox, from a terminal. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Answer, createOperatorClient, type OperatorClient } from '../worker/operator/client.ts';
import { isState, STATES, troubleWords } from '../worker/operator/words.ts';
import { detailText, summaryLine } from './outbox-text.ts';

const HELP = `Looks after the messages that are on their way to the helpdesk.

  npm run outbox -- list [--state STATE]   all messages, or those in one state
  npm run outbox -- show ID                one message, with its text; its reference will do
  npm run outbox -- retry ID               sends a failed message again
  npm run outbox -- export [FILE]          everything that is not delivered, as JSON

Options
  --url URL       the Worker, such as https://contact.example.com; or set WORKER_URL
  --state STATE   ${STATES.join(', ')}
  --help          this text

OPERATOR_TOKEN holds the token: a variable, because others on this machine can see arguments.
To send an export on, keep npm's own lines out: npm run --silent outbox -- export > outbox.json
Exit codes: 0 done; 1 the Worker refused or could not be reached; 2 the command makes no sense.`;

/** The command makes no sense. */
class UsageError extends Error {}

async function run(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { values, positionals } = parse(args);
  const [command, argument, ...rest] = positionals;
  if (values.help || command === undefined) return print(HELP);
  const act = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (!act || rest.length > 0) throw new UsageError(`"${positionals.join(' ')}" is no command.`);
  if (values.state !== undefined && (command !== 'list' || !isState(values.state))) {
    throw new UsageError(`--state takes one of ${STATES.join(', ')}, and goes with list.`);
  }
  const url = workerUrl(values.url ?? env['WORKER_URL']);
  const token = env['OPERATOR_TOKEN'];
  if (!token) throw new UsageError('Set the variable OPERATOR_TOKEN.');
  await act(createOperatorClient(url, token), argument, values.state);
}

type Command = (
  client: OperatorClient,
  argument: string | undefined,
  state: string | undefined,
) => Promise<void>;

const COMMANDS: Record<string, Command> = {
  async list(client, argument, state) {
    if (argument !== undefined) throw new UsageError('list takes no argument.');
    let cursor: string | undefined;
    do {
      const page = granted(await client.list(state as Parameters<typeof client.list>[0], cursor));
      for (const item of page.items) print(summaryLine(item));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  },
  async show(client, id) {
    print(detailText(granted(await client.show(idOf(id)))));
  },
  async retry(client, id) {
    print(summaryLine(granted(await client.retry(idOf(id)))));
  },
  async export(client, file) {
    const text = granted(await client.exportAll());
    if (file === undefined) process.stdout.write(text);
    // It holds what people wrote, and their addresses.
    else await writeFile(file, text, { mode: 0o600 });
  },
};

/** Ids are random letters, and one in so many begins like an option. */
const ID = /^[\w-]{36,}$/;

function parse(args: string[]) {
  try {
    return parseArgs({
      args: [...args.filter((arg) => !ID.test(arg)), '--', ...args.filter((arg) => ID.test(arg))],
      allowPositionals: true,
      options: { url: { type: 'string' }, state: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The token goes nowhere but there, and over no line that others can listen to. */
function workerUrl(text: string | undefined): string {
  if (!text) throw new UsageError('Say where the Worker is: --url, or the variable WORKER_URL.');
  const url = URL.parse(text);
  const local = /^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|\/|$)/.test(url?.href ?? '');
  if (url?.protocol !== 'https:' && !local) {
    throw new UsageError('The address of the Worker begins with https:// (http:// on this machine only).');
  }
  return text;
}

function idOf(argument: string | undefined): string {
  if (argument === undefined) throw new UsageError('Which message? `list` shows the ids.');
  return argument;
}

function granted<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  const { code, setup } = answer.trouble;
  const problems = setup.map(({ where, problem }) => `\n  ${where} ${problem}`);
  throw new Error(troubleWords(code) + problems.join(''));
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  await run(process.argv.slice(2), process.env);
} catch (error) {
  const usage = error instanceof UsageError;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n${usage ? '`npm run outbox -- --help` says more.\n' : ''}`);
  process.exitCode = usage ? 2 : 1;
}
