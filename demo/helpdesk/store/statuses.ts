/** Re:amaze's numbers, with the words of its API page. */
export const STATUS = {
  unresolved: 0,
  pending: 1,
  resolved: 2,
  spam: 3,
  archived: 4,
  onHold: 5,
  autoResolved: 6,
  chatbotAssigned: 7,
  chatbotResolved: 8,
  spamByAi: 9,
} as const;

export const STATUS_NAMES = [
  'Unresolved',
  'Pending',
  'Resolved',
  'Spam',
  'Archived',
  'On hold',
  'Auto-resolved',
  'Chatbot assigned',
  'Chatbot resolved',
  'Spam (AI)',
];

/** What `filter=open` lists. On hold counts as resolved. */
export const OPEN_STATUSES: number[] = [STATUS.unresolved, STATUS.pending, STATUS.chatbotAssigned];

/** From these a customer's reply leads back to unresolved. */
const REOPENED: number[] = [STATUS.pending, STATUS.resolved, STATUS.autoResolved, STATUS.chatbotResolved];

export interface Arrival {
  status: number;
  from: 'customer' | 'agent';
  visibility: number;
  /** Whether a customer's reply reopens. */
  reopen: boolean;
  /** An answer through the API resolves; one written on the agent's page only waits for the customer. */
  answered: typeof STATUS.resolved | typeof STATUS.pending | 'unchanged';
}

/** The conversation's status once a message has arrived. Notes and collisions change nothing. */
export function statusAfter({ status, from, visibility, reopen, answered }: Arrival): number {
  if (visibility !== 0) return status;
  if (from === 'agent') return answered === 'unchanged' ? status : answered;
  return reopen && REOPENED.includes(status) ? STATUS.unresolved : status;
}
