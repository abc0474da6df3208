import type { Attachment } from '../worker/contract/attachments.ts';
import type { LocalizedForm } from '../worker/contract/form.ts';
import type { Accepted } from '../worker/contract/submission.ts';
import { createUploads } from './attachments/upload.ts';
import { createConnection, getForm, type RequestOptions, type Result } from './request.ts';
import { createSending } from './submissions/sending.ts';

export interface UploadOptions extends RequestOptions {
  /** Called with the share that is on its way, from 0 to 1. */
  onProgress?: (share: number) => void;
}

/** Everything the element asks of the Worker, usable without the element. */
export interface Client {
  /** What the form needs. */
  getForm(form?: string, options?: RequestOptions): Promise<Result<LocalizedForm>>;
  /** Uploads one file; its `id` then goes into a message. */
  uploadAttachment(file: File, options?: UploadOptions): Promise<Result<Attachment>>;
  /** Deletes an uploaded file that no message has taken. */
  removeAttachment(id: string): Promise<Result<undefined>>;
  /**
   * Sends a message.
   *
   * @param body JSON of the message, the same text in every retry
   * @param key UUID, the same in every retry of one message: it arrives once
   */
  sendConversation(body: string, key: string, options?: SendOptions): Promise<Result<Accepted>>;
}

export interface SendOptions extends RequestOptions {
  /** Of the session of the customer who sends; without it, nobody has proved to be the sender. */
  token?: string | undefined;
}

export interface ClientPorts {
  fetch?: typeof fetch;
  /** Uploads need it: `fetch` reports no progress. */
  createXhr?: () => XMLHttpRequest;
}

/**
 * A client of one Worker.
 *
 * @param endpoint address of the Worker, such as `https://contact.example.com/`
 */
export function createClient(endpoint: string, ports: ClientPorts = {}): Client {
  const connection = createConnection(endpoint, ports.fetch);
  return {
    getForm: (form, options) => getForm(connection, form, options),
    ...createUploads(connection, ports.createXhr),
    ...createSending(connection),
  };
}
