/** Everything there is, without side effects: nothing is defined and nothing is fetched by importing it. */
export { type AccountClient, createAccountClient } from './account-client.ts';
export { ReamazeUploadEvent, type UploadState } from './attachments/events.ts';
export {
  type Client,
  type ClientPorts,
  createClient,
  type SendOptions,
  type UploadOptions,
} from './client.ts';
export { ReamazeCloseEvent } from './dialog/events.ts';
export { ReamazeErrorEvent } from './error-event.ts';
export { ReamazeSubmitEvent, ReamazeSubmittedEvent } from './events.ts';
export type { Reader, ReadOptions, ReadResult, Tagged } from './reader.ts';
export { ReamazeReadyEvent } from './ready.ts';
export { ReamazeContact } from './reamaze-contact.ts';
export { ReamazeHistory } from './reamaze-history.ts';
export type { Refused, RequestOptions, Result, Unreachable } from './request.ts';
export {
  ReamazeConversationOpenEvent,
  ReamazeSignInEvent,
  ReamazeSignOutEvent,
  ReamazeViewChangeEvent,
} from './session/events.ts';
export type { Identify, Identity } from './session/identity.ts';
export type { DataValue, Message, PageInfo } from './submissions/message.ts';
