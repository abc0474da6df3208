import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Session } from '../../../worker/contract/session.ts';
import { post } from '../../support/customer.ts';
import { type Stack, startStack } from '../../support/stack.ts';

const doc = readFileSync('docs/identity.md', 'utf8');
const SECRET = Buffer.from('the-secret-of-the-site-\xfe\xff-and-the-worker', 'latin1').toString('base64url');
const es256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PEM = es256.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const KEYS = [
  { kid: 'hs', kty: 'oct', alg: 'HS256', k: SECRET },
  { ...es256.publicKey.export({ format: 'jwk' }), kid: 'es', alg: 'ES256' },
];

/** How each language is run: its documented function, and one call of it with the arguments of the command. */
const languages: {
  heading: string;
  command: string;
  file: string;
  call: string;
  key: [kid: string, secret: string];
}[] = [
  {
    heading: 'Node',
    command: process.execPath,
    file: 'hs.mjs',
    call: 'console.log(identityToken(...process.argv.slice(2)))',
    key: ['hs', SECRET],
  },
  {
    heading: 'Node, with ES256',
    command: process.execPath,
    file: 'es.mjs',
    call: 'console.log(identityToken(...process.argv.slice(2)))',
    key: ['es', PEM],
  },
  {
    heading: 'PHP',
    command: 'php',
    file: 'hs.php',
    call: 'echo identity_token(...array_slice($argv, 1));',
    key: ['hs', SECRET],
  },
  {
    heading: 'Python',
    command: 'python3',
    file: 'hs.py',
    call: 'import sys\nprint(identity_token(*sys.argv[1:]))',
    key: ['hs', SECRET],
  },
  {
    heading: 'Ruby',
    command: 'ruby',
    file: 'hs.rb',
    call: 'puts identity_token(*ARGV)',
    key: ['hs', SECRET],
  },
];

const folder = mkdtempSync(join(tmpdir(), 'reamaze-contact-'));
let stack: Stack;
before(async () => {
  stack = await startStack(() => ({ secrets: { IDENTITY_KEYS: JSON.stringify({ keys: KEYS }) } }));
});
after(async () => {
  await stack.close();
  rmSync(folder, { recursive: true });
});

function isInstalled(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('the documented function', () => {
  for (const { heading, command, file, call, key } of languages) {
    it(`for ${heading} makes a token that signs its customer in`, {
      skip: !isInstalled(command),
    }, async () => {
      const [, code] = new RegExp(`^### ${heading}\\n\\n\`\`\`\\w+\\n(.*?)^\`\`\``, 'ms').exec(doc) ?? [];
      assert.ok(code, 'there is a function');
      const path = join(folder, file);
      writeFileSync(path, `${code}\n${call}\n`);
      const token = () =>
        execFileSync(command, [path, 'zoe@example.com', 'Zoë “Z” Müller', stack.worker.url, ...key], {
          encoding: 'utf8',
        }).trim();
      const answer = await post(stack, '/v1/session', { identity: token() });
      assert.equal(answer.status, 201);
      const { customer } = (await answer.json()) as Session;
      assert.deepEqual(customer, { email: 'zoe@example.com', name: 'Zoë “Z” Müller' });
      assert.equal((await post(stack, '/v1/session', { identity: token() })).status, 201, 'and another');
    });
  }
});
