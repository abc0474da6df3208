import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createHandles, newSecret } from '../../../worker/session/handle.ts';
import { createSignatures } from '../../../worker/signatures.ts';

const [OLD, NEW, FOREIGN] = ['o', 'n', 'f'].map((letter) => letter.repeat(32)) as [string, string, string];
const handlesBy = (...keys: string[]) => createHandles(createSignatures(keys));
const handles = handlesBy(NEW, OLD);
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const handle = { customer: newSecret(), secret: newSecret() };

describe('a handle', () => {
  it('says whose it is, and what only its holder knows', async () => {
    const text = await handles.make('session', handle);
    assert.match(text, /^[\w-]{128}$/);
    assert.deepEqual(await handles.read('session', text), handle);
  });

  it('is worth nothing for another purpose', async () => {
    assert.equal(await handles.read('challenge', await handles.make('session', handle)), undefined);
    assert.equal(await handles.read('session', await handles.make('challenge', handle)), undefined);
  });

  it('of the key before the newest is still known, and one of no key is not', async () => {
    const old = await handlesBy(OLD).make('session', handle);
    assert.deepEqual(await handles.read('session', old), handle);
    assert.equal(await handlesBy(NEW).read('session', old), undefined);
    assert.equal(await handles.read('session', await handlesBy(FOREIGN).make('session', handle)), undefined);
  });

  it('is signed by the newest key', async () => {
    assert.deepEqual(await handlesBy(NEW).read('session', await handles.make('session', handle)), handle);
  });

  it('with any character changed is none', async () => {
    const text = await handles.make('session', handle);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom(...ALPHABET), async (at, by) => {
        fc.pre(text[at] !== by);
        assert.equal(await handles.read('session', text.slice(0, at) + by + text.slice(at + 1)), undefined);
      }),
    );
  });

  it('of any other length is none', async () => {
    const text = await handles.make('session', handle);
    for (const other of ['', text.slice(0, -1), text.slice(0, -4), `${text}AAAA`, `${text}=`, ` ${text}`])
      assert.equal(await handles.read('session', other), undefined);
  });

  it('is not made of other lengths', async () => {
    await assert.rejects(handles.make('session', { ...handle, secret: 'AAAA' }));
  });
});
