/** Everything there is, without side effects: nothing is defined and nothing is fetched by importing it. */
export {
  type Client,
  type ClientPorts,
  createClient,
  type SendOptions,
  type UploadOptions,
} from './client.ts';
export { ReamazeSubmitEvent, ReamazeSubmittedEvent } from './events.ts';
export { ReamazeContact } from './reamaze-contact.ts';
export type { Refused, RequestOptions, Result, Unreachable } from './request.ts';
export type { DataValue, Message, PageInfo } from './submissions/message.ts';
