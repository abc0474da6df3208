import type { ClientPorts } from './client.ts';
import { createReader, type Reader } from './reader.ts';
import { createConnection } from './request.ts';
import { createWriter, type Writer } from './writer.ts';

/**
 * Everything a customer asks of the Worker, usable without the element. Where the session is no longer valid, the
 * answer is the problem `unauthenticated`.
 */
export interface AccountClient extends Reader, Writer {}

/**
 * A client of one Worker, for customers.
 *
 * @param endpoint address of the Worker, such as `https://contact.example.com/`
 */
export function createAccountClient(endpoint: string, ports: Pick<ClientPorts, 'fetch'> = {}): AccountClient {
  const connection = createConnection(endpoint, ports.fetch);
  return { ...createReader(connection), ...createWriter(connection) };
}
