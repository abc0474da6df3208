import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { postJson } from '../../../worker/http/post-json.ts';

const requests: IncomingMessage[] = [];
/** Answers `/{status}`; where that is a redirect, to `/204`. */
const server = createServer((request, response) => {
  requests.push(request);
  const status = Number(request.url?.slice(1));
  if (Number.isNaN(status)) response.destroy();
  else response.writeHead(status, { Location: '/204' }).end();
});
let url: string;
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => new Promise((resolve) => server.close(resolve)));

describe('what is POSTed', () => {
  const answers: [path: string, isTaken: boolean][] = [
    ['/200', true],
    ['/204', true],
    ['/302', false],
    ['/307', false],
    ['/400', false],
    ['/500', false],
    ['/gone', false],
  ];
  for (const [path, isTaken] of answers)
    it(`is ${isTaken ? '' : 'not '}taken where the answer is ${path.slice(1)}, and goes nowhere else`, async () => {
      requests.length = 0;
      assert.equal(await postJson(url + path, { secret: 1 }, { Authorization: 'Bearer token' }), isTaken);
      assert.deepEqual(
        requests.map((request) => request.url),
        [path],
      );
    });
});
