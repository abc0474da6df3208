import { visit } from 'jsonc-parser';
import { Refusal } from './problem.ts';

/** Room for the longest message in a script of three-byte letters, with its answers. */
const MAX_BODY_BYTES = 256 * 1024;
/** A message's deepest value is `data.key`, so anything deeper is an attempt at something else. */
const MAX_DEPTH = 5;
/** Names that would reach into an object's prototype in careless code, ours or upstream. */
const FORBIDDEN_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a JSON body strictly: UTF-8, no duplicate members, no deep nesting, no prototype names.
 * The declared type must be `application/json`, which makes a browser ask before it sends across origins.
 *
 * @throws {Refusal} `media_type`, `too_large` or `unreadable`
 */
export async function readJson(request: Request): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('Content-Type') ?? '')) {
    throw new Refusal('media_type');
  }
  return parseJson(decode(await readBounded(request)));
}

async function readBounded(request: Request): Promise<ArrayBuffer> {
  const announced = request.headers.get('Content-Length');
  if (Number(announced) > MAX_BODY_BYTES) throw new Refusal('too_large');
  if (announced !== null) return await request.arrayBuffer();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > MAX_BODY_BYTES) throw new Refusal('too_large');
    chunks.push(chunk);
  }
  return await new Blob(chunks).arrayBuffer();
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal('unreadable');
  }
}

/** @throws {Refusal} `unreadable` */
export function parseJson(text: string): unknown {
  assertPlain(text);
  return parse(text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('unreadable');
  }
}

/** `JSON.parse` keeps the last of two members of one name, silently; what was checked by others may be the first. */
function assertPlain(text: string): void {
  const scopes: Set<string>[] = [];
  const enter = () => {
    if (scopes.push(new Set()) > MAX_DEPTH) throw new Refusal('unreadable');
  };
  const leave = () => {
    scopes.pop();
  };
  visit(text, {
    onObjectBegin: enter,
    onObjectEnd: leave,
    onArrayBegin: enter,
    onArrayEnd: leave,
    onObjectProperty: (name) => {
      const names = scopes.at(-1);
      if (FORBIDDEN_NAMES.has(name) || names?.has(name)) throw new Refusal('unreadable');
      names?.add(name);
    },
  });
}
