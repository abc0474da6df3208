import type { ServerResponse } from 'node:http';
import type { Fault } from '../control/protocol.ts';
import { type Answer, json, redirect, send } from './answer.ts';

const PAGE = '<!doctype html><title>Just a moment</title><p>Please wait while we check your browser.</p>';

/** Answers as the fault says. `carryOut` does what was asked for; whether it is called is part of the fault. */
export async function sabotage(
  fault: Fault,
  outgoing: ServerResponse,
  carryOut: () => Promise<Answer>,
): Promise<void> {
  switch (fault.kind) {
    case 'delay':
      send(outgoing, await carryOut());
      return;
    case 'status':
    case 'html':
      if (fault.committed) await carryOut();
      send(outgoing, fault.kind === 'html' ? page(fault.body ?? PAGE) : statusAnswer(fault));
      return;
    case 'redirect':
      send(outgoing, redirect(302, fault.location));
      return;
    case 'reset-before':
      outgoing.destroy();
      return;
    case 'drop-after-commit':
      await carryOut();
      outgoing.destroy();
      return;
    case 'reset-during':
      resetHalfway(outgoing, await carryOut());
      return;
    case 'truncated':
      truncate(outgoing, await carryOut(), fault.framing ?? 'length');
      return;
    case 'unannounced':
      sendUnannounced(outgoing, await carryOut());
      return;
  }
}

function statusAnswer({ status, headers = {}, body }: Extract<Fault, { kind: 'status' }>): Answer {
  if (typeof body === 'string') return { status, headers, body };
  return body === undefined ? { status, headers, body: '' } : json(status, body, headers);
}

function page(body: string): Answer {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

function firstHalf(body: Answer['body']): Uint8Array {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

function resetHalfway(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  // Destroyed only once the half is out of our hands, or the other side might see nothing at all.
  outgoing.write(firstHalf(body), () => outgoing.destroy());
}

function sendUnannounced(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  outgoing.writeHead(status, headers);
  // Two writes, as in `truncate`.
  const half = firstHalf(body);
  outgoing.write(half);
  outgoing.end(Buffer.from(body).subarray(half.length));
}

function truncate(
  outgoing: ServerResponse,
  { status, headers, body }: Answer,
  framing: 'length' | 'chunked',
) {
  const half = firstHalf(body);
  const length = framing === 'length' ? { 'content-length': half.length } : {};
  outgoing.writeHead(status, { ...headers, connection: 'close', ...length });
  // Two writes, because a single one would make Node count the length by itself.
  outgoing.write(half);
  outgoing.end();
}
