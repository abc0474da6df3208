import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseJson, readJson } from '../../../worker/http/json.ts';
import { Refusal } from '../../../worker/http/problem.ts';

const unreadable = (error: unknown) => error instanceof Refusal && error.code === 'unreadable';

const refused: [what: string, text: string][] = [
  ['nothing', ''],
  ['half an object', '{"a":'],
  ['two values', '{} {}'],
  ['a comment', '{"a": 1 /* one */}'],
  ['a trailing comma', '{"a": 1,}'],
  ['a member twice', '{"a": 1, "b": {"a": 2}, "a": 3}'],
  ['a member twice, spelled differently', '{"a": 1, "\\u0061": 2}'],
  ['a prototype', '{"__proto__": {"admin": true}}'],
  ['a spelled-out prototype', '{"\\u005f_proto__": 1}'],
  ['a constructor', '{"data": {"constructor": 1}}'],
  ['nesting', '{"a":{"b":{"c":{"d":{"e":{}}}}}}'],
  ['very deep nesting', '['.repeat(100_000)],
];

describe('a JSON body', () => {
  for (const [what, text] of refused) {
    it(`is refused with ${what}`, () => assert.throws(() => parseJson(text), unreadable));
  }

  it('is read as JSON.parse does', () => {
    const value = fc
      .dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 }))
      .filter((given) => !/"(__proto__|constructor|prototype)":/.test(JSON.stringify(given)));
    fc.assert(
      fc.property(value, (given) =>
        assert.deepEqual(parseJson(JSON.stringify(given)), JSON.parse(JSON.stringify(given))),
      ),
    );
  });

  const bytes: [what: string, body: BodyInit, headers: HeadersInit, code: string][] = [
    ['another type', '{}', { 'Content-Type': 'text/plain' }, 'media_type'],
    ['a form', 'a=1', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'media_type'],
    [
      'bytes that are no UTF-8',
      new Uint8Array([0x22, 0xff, 0x22]),
      { 'Content-Type': 'application/json' },
      'unreadable',
    ],
    ['a byte order mark', '\ufeff{}', { 'Content-Type': 'application/json' }, 'unreadable'],
    [
      'too much',
      `"${'x'.repeat(256 * 1024)}"`,
      { 'Content-Type': 'application/json; charset=utf-8' },
      'too_large',
    ],
  ];
  for (const [what, body, headers, code] of bytes) {
    it(`is refused as ${what}`, () =>
      assert.rejects(
        readJson(new Request('http://a.example', { method: 'POST', body, headers })),
        (error) => error instanceof Refusal && error.code === code,
      ));
  }

  it('may be exactly as long as allowed', async () => {
    const text = `"${'x'.repeat(256 * 1024 - 2)}"`;
    const request = new Request('http://a.example', {
      method: 'POST',
      body: text,
      headers: { 'Content-Type': 'application/json' },
    });
    assert.equal(await readJson(request), JSON.parse(text));
  });
});
