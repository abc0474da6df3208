import { z } from 'zod';
import { act } from '../agent.ts';
import { type Desk, defaultSwitches, seedStaff } from '../desk.ts';
import { type Answer, json, notFound, Refusal } from '../http/answer.ts';
import { bodyOf, type Call } from '../http/call.ts';
import { dispatch, type Route } from '../http/route.ts';
import { conversationBySlug } from '../store/conversations.ts';
import { allMails } from '../store/mails.ts';
import { ensurePerson, setSsoId } from '../store/people.ts';
import { allConversations } from './facts.ts';
import { agentAction, faultRule, person, switches } from './protocol.ts';

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
  'access-control-allow-headers': 'content-type',
};

/** Names under which only this machine reaches us; any other is a page that plays with its DNS. */
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

const changesQuery = z.strictObject({
  topic: z.enum(['records', 'requests']),
  after: z.coerce.number().int(),
  timeout: z.coerce.number().int().min(0).max(60_000),
});

const ROUTES: Route[] = [
  { method: 'GET', path: /^\/control\/faults$/, handle: ({ faults }) => list(faults.list(), 0) },
  { method: 'POST', path: /^\/control\/faults$/, handle: addFault },
  { method: 'DELETE', path: /^\/control\/faults$/, handle: clearFaults },
  { method: 'POST', path: /^\/control\/reset$/, handle: reset },
  {
    method: 'GET',
    path: /^\/control\/requests$/,
    handle: ({ requests, changes }) => list(requests, changes.count('requests')),
  },
  {
    method: 'GET',
    path: /^\/control\/conversations$/,
    handle: (desk) => list(allConversations(desk), desk.changes.count('records')),
  },
  { method: 'POST', path: /^\/control\/conversations\/(?<slug>[^/]+)$/, handle: actAsAgent },
  {
    method: 'GET',
    path: /^\/control\/mails$/,
    handle: ({ store, changes }) => list(allMails(store), changes.count('records')),
  },
  { method: 'GET', path: /^\/control\/switches$/, handle: ({ switches }) => json(200, switches) },
  { method: 'PATCH', path: /^\/control\/switches$/, handle: setSwitches },
  { method: 'POST', path: /^\/control\/people$/, handle: addPerson },
  { method: 'GET', path: /^\/control\/changes$/, handle: waitForChange },
];

/** Answers /control. 422 names what a body has wrong, so that a slip in a test does not pass for a result. */
export async function answerControl(desk: Desk, call: Call): Promise<Answer> {
  const answer = await answerFrom(desk, call);
  return { ...answer, headers: { ...answer.headers, ...CORS } };
}

async function answerFrom(desk: Desk, call: Call): Promise<Answer> {
  if (!LOOPBACK.test(call.headers.host ?? '')) return json(403, { error: 'Only from this machine' });
  if (call.method === 'OPTIONS') return { status: 204, headers: {}, body: '' };
  try {
    return (await dispatch(ROUTES, desk, call)) ?? notFound();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

function list(items: unknown[], change: number): Answer {
  return json(200, { items, change });
}

function done(): Answer {
  return json(200, null);
}

function read<Body>(call: Call, schema: z.ZodType<Body>): Body {
  const parsed = schema.safeParse(bodyOf(call));
  if (parsed.success) return parsed.data;
  throw new Refusal(json(422, { error: z.prettifyError(parsed.error) }));
}

function addFault({ faults }: Desk, call: Call): Answer {
  faults.add(read(call, faultRule));
  return done();
}

function clearFaults({ faults }: Desk): Answer {
  faults.clear();
  return done();
}

function reset(desk: Desk): Answer {
  desk.store.clear();
  seedStaff(desk);
  desk.requests.length = 0;
  desk.faults.clear();
  Object.assign(desk.switches, defaultSwitches(desk.login.token));
  desk.changes.moved('records');
  desk.changes.moved('requests');
  return done();
}

function setSwitches(desk: Desk, call: Call): Answer {
  Object.assign(desk.switches, read(call, switches.partial()));
  return json(200, desk.switches);
}

function addPerson({ store }: Desk, call: Call): Answer {
  const { email, name, id } = read(call, person);
  const row = ensurePerson(store, email, name);
  if (id !== undefined) setSsoId(store, row.id, id);
  return done();
}

function actAsAgent(desk: Desk, call: Call, { slug = '' }: Record<string, string>): Answer {
  const conversation = conversationBySlug(desk.store, slug);
  if (conversation === null) return notFound();
  act(desk, conversation, read(call, agentAction));
  return done();
}

async function waitForChange({ changes }: Desk, { query }: Call): Promise<Answer> {
  const parsed = changesQuery.safeParse(Object.fromEntries(query));
  if (!parsed.success) return json(422, { error: z.prettifyError(parsed.error) });
  const { topic, after, timeout } = parsed.data;
  return json(200, { change: await changes.past(topic, after, timeout) });
}
