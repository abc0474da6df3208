import type {
  AgentAction,
  ConversationFacts,
  FaultRule,
  Mail,
  Person,
  RecordedRequest,
  Switches,
  Topic,
} from './control/protocol.ts';

export type {
  AgentAction,
  ConversationFacts,
  Fault,
  FaultRule,
  Mail,
  Person,
  RecordedRequest,
  Switches,
} from './control/protocol.ts';

/** Waiting ends with an error after this long unless told otherwise. */
const PATIENCE_MS = 10_000;

/** Shorter than the usual time limits between here and there; the client asks again until its patience ends. */
const POLL_MS = 5_000;

/** How long to wait, in milliseconds, before the wait throws. */
export interface Patience {
  timeoutMs?: number;
}

/** Steers the stand-in helpdesk and looks inside it. Every method throws an `Error` if it is refused. */
export interface Control {
  addFault(rule: FaultRule): Promise<void>;
  clearFaults(): Promise<void>;
  /** The rules that still strike, with the times left. */
  faults(): Promise<FaultRule[]>;
  /** Forgets everything: records, mails, requests, faults; switches go back to their defaults. */
  reset(): Promise<void>;
  switches(): Promise<Switches>;
  setSwitches(changes: Partial<Switches>): Promise<Switches>;
  addPerson(person: Person): Promise<void>;
  /** Does what an agent would do on the conversation's page. */
  act(slug: string, action: AgentAction): Promise<void>;
  /** Oldest first, as are `requests` and `mails`. */
  conversations(): Promise<ConversationFacts[]>;
  requests(): Promise<RecordedRequest[]>;
  mails(): Promise<Mail[]>;
  /** The first that matches, at once or as soon as there is one. */
  conversationWhen(
    predicate: (conversation: ConversationFacts) => boolean,
    patience?: Patience,
  ): Promise<ConversationFacts>;
  requestWhen(
    predicate: (request: RecordedRequest) => boolean,
    patience?: Patience,
  ): Promise<RecordedRequest>;
  mailWhen(predicate: (mail: Mail) => boolean, patience?: Patience): Promise<Mail>;
}

/** `url` is the helpdesk's origin. Runs in Node and in browsers. */
export function createControl(url: string): Control {
  async function call<Result>(method: string, path: string, body?: unknown): Promise<Result> {
    const response = await fetch(`${url}/control${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!response.ok)
      throw new Error(`${method} /control${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Result;
  }

  function list<Item>(path: string) {
    return call<{ items: Item[]; change: number }>('GET', path);
  }

  async function firstWhen<Item>(
    path: string,
    topic: Topic,
    predicate: (item: Item) => boolean,
    { timeoutMs = PATIENCE_MS }: Patience = {},
  ): Promise<Item> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const { items, change } = await list<Item>(path);
      const found = items.find(predicate);
      if (found !== undefined) return found;
      const left = deadline - Date.now();
      if (left <= 0) {
        throw new Error(`Nothing in ${path} matched within ${timeoutMs} ms. ${JSON.stringify(items)}`);
      }
      await call('GET', `/changes?topic=${topic}&after=${change}&timeout=${Math.min(left, POLL_MS)}`);
    }
  }

  return {
    addFault: (rule) => call('POST', '/faults', rule),
    clearFaults: () => call('DELETE', '/faults'),
    faults: async () => (await list<FaultRule>('/faults')).items,
    reset: () => call('POST', '/reset'),
    switches: () => call('GET', '/switches'),
    setSwitches: (changes) => call('PATCH', '/switches', changes),
    addPerson: (person) => call('POST', '/people', person),
    act: (slug, action) => call('POST', `/conversations/${encodeURIComponent(slug)}`, action),
    conversations: async () => (await list<ConversationFacts>('/conversations')).items,
    requests: async () => (await list<RecordedRequest>('/requests')).items,
    mails: async () => (await list<Mail>('/mails')).items,
    conversationWhen: (predicate, patience) => firstWhen('/conversations', 'records', predicate, patience),
    requestWhen: (predicate, patience) => firstWhen('/requests', 'requests', predicate, patience),
    mailWhen: (predicate, patience) => firstWhen('/mails', 'records', predicate, patience),
  };
}
