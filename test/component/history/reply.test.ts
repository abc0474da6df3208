import { assert } from 'chai';
import type { AccountClient } from '../../../component/account-client.ts';
import type { HistoryPorts } from '../../../component/history/desk.ts';
import { type Replying, replying } from '../../../component/replying.ts';
import type { Result } from '../../../component/request.ts';
import type { Accepted } from '../../../worker/contract/submission.ts';
import { accessible, goOffline } from '../support/element.ts';
import { deferred, file, KEY, memoryStorage } from '../support/fixtures.ts';
import {
  AWAY,
  accountWith,
  ago,
  all,
  conversation,
  type Inbox,
  message,
  newSession,
  OFFLINE,
  type Props,
  SIGNED_OUT,
  type Stage,
  shows,
  stage,
  textOf,
  until,
  write,
} from './support.ts';

const inboxWith = (state: 'open' | 'closed' = 'open'): Inbox => ({
  page: 10,
  conversations: [conversation('a', { state, reference: 'R' }), conversation('b')],
  messages: { a: [message('1')], b: [message('2')] },
});

type Answer = Result<Accepted>;
const ACCEPTED: Answer = { outcome: 'ok', value: { reference: 'X', state: 'accepted' } };

/** A Worker that answers replies so, one after the other, and keeps what it took. */
function taking(inbox: Inbox, ...answers: (Answer | Promise<Answer>)[]) {
  const sent: { id: string; body: string; key: string }[] = [];
  const sendReply: AccountClient['sendReply'] = async (_, id, body, key) => {
    sent.push({ id, body, key });
    const answer = await (answers.shift() ?? ACCEPTED);
    if (answer.outcome === 'ok') {
      inbox.messages[id]?.push(
        message(`own-${sent.length}`, { body: JSON.parse(body).body, createdAt: ago(0), sending: true }),
      );
      const closed = inbox.conversations.find((one) => one.id === id && one.state === 'closed');
      if (closed) Object.assign(closed, { state: 'open', updatedAt: ago(0) });
    }
    return answer;
  };
  return { sent, client: accountWith(inbox, { sendReply }) };
}

describe('a reply', () => {
  let shown: Stage | undefined;
  let tab: Storage;

  const open = async (client: AccountClient, id = 'a', ports: HistoryPorts = {}, props: Props = {}) => {
    shown = stage(client, {
      ...props,
      ports: { tabStorage: () => tab, pause: () => Promise.resolve(), ...ports },
    });
    shown.controller.open(id);
    await shows(shown.host, '#reply');
    return shown;
  };
  const send = (host: Stage['host'], text: string) => {
    write(host, '#reply', text);
    all(host, '.reply .primary')[0]?.click();
  };
  const bodies = (host: Stage['host']) => all(host, '.message .text').map(textOf);
  const box = (host: Stage['host']) => all(host, '#reply')[0] as HTMLTextAreaElement | undefined;

  beforeEach(() => {
    tab = memoryStorage();
  });

  afterEach(() => {
    shown?.controller.desk.session.end();
    shown?.host.remove();
  });

  it('is shown at once as being sent, and then as the thread has it', async () => {
    const inbox = inboxWith();
    const answer = deferred<Answer>();
    const { sent, client } = taking(inbox, answer.promise);
    const { host } = await open(client);
    box(host)?.focus();
    send(host, 'It squeaks again.');
    await shows(host, '#sending', 'Being sent');
    await host.updateComplete;
    assert.deepEqual(bodies(host), ['The text of 1', 'It squeaks again.']);
    assert.isUndefined(box(host));
    assert.strictEqual(host.shadowRoot?.activeElement?.id, 'sending');
    await accessible(host);
    answer.resolve(ACCEPTED);
    const empty = (await shows(host, '#reply')) as HTMLTextAreaElement;
    assert.strictEqual(empty.value, '');
    assert.deepEqual(bodies(host), ['The text of 1', 'It squeaks again.']);
    await host.updateComplete;
    assert.strictEqual(host.shadowRoot?.activeElement?.id, 'reply');
    assert.deepEqual(
      sent.map(({ id, body }) => [id, JSON.parse(body)]),
      [['a', { body: 'It squeaks again.' }]],
    );
    assert.match(sent[0]?.key ?? '', KEY);
    assert.strictEqual(tab.length, 0);
  });

  it('is sent again by itself, with the same bytes under the same key', async () => {
    const pauses: [number, number | undefined][] = [];
    const { sent, client } = taking(inboxWith(), OFFLINE, AWAY, { ...AWAY, retryAfter: 7 });
    const { host } = await open(client, 'a', {
      pause: (retry, _, atLeast) => {
        pauses.push([retry, atLeast]);
        return Promise.resolve();
      },
    });
    send(host, 'Again');
    await until(host, () => sent.length === 4 && box(host));
    assert.deepEqual(new Set(sent.map(({ key, body }) => key + body)).size, 1);
    assert.deepEqual(pauses, [
      [1, 0],
      [2, 0],
      [3, 7_000],
    ]);
  });

  it('that does not get through says so, and is sent again when it is asked for', async () => {
    const never = Array.from({ length: 7 }, () => OFFLINE);
    const { sent, client } = taking(inboxWith(), ...never);
    const { host } = await open(client);
    send(host, 'Again');
    await shows(host, '#sending', 'could not get through');
    await accessible(host);
    assert.lengthOf(sent, 7);
    all(host, '.message .secondary')[0]?.click();
    await shows(host, '#reply');
    assert.lengthOf(sent, 8);
    assert.lengthOf(new Set(sent.map(({ key }) => key)), 1);
  });

  it('waits for the network, and goes out when it comes back', async () => {
    const { sent, client } = taking(inboxWith());
    const { host } = await open(client);
    const network = goOffline();
    send(host, 'Later');
    await shows(host, '#sending', 'once you are online');
    assert.lengthOf(sent, 0);
    await accessible(host);
    network.comeBack();
    await shows(host, '#reply');
    assert.lengthOf(sent, 1);
  });

  it('outlasts a reload on its way, with the same bytes under the same key', async () => {
    const inbox = inboxWith();
    const lost = taking(inbox, new Promise<Answer>(() => {}));
    const session = newSession();
    const first = await open(lost.client, 'a', {}, { session });
    send(first.host, 'Promised');
    await shows(first.host, '#sending');
    first.host.remove();
    const { sent, client } = taking(inbox);
    shown = stage(client, { session, ports: { tabStorage: () => tab } });
    shown.controller.open('R');
    await until(shown.host, () => sent.length > 0 && box(shown?.host ?? first.host));
    assert.deepEqual(sent, lost.sent);
    assert.strictEqual(tab.length, 0);
  });

  it('that is not sent yet outlasts leaving the conversation, and a reload', async () => {
    const inbox = inboxWith();
    const session = newSession();
    const first = await open(accountWith(inbox), 'a', {}, { session });
    write(first.host, '#reply', 'Half a thou');
    first.controller.open('b');
    await until(first.host, () => textOf(all(first.host, '#thread-title')[0] ?? first.host) === 'About b');
    await shows(first.host, '#reply');
    assert.strictEqual(box(first.host)?.value, '');
    first.controller.open('a');
    await until(first.host, () => box(first.host)?.value === 'Half a thou');
    first.host.remove();
    const second = await open(accountWith(inbox), 'a', {}, { session });
    assert.strictEqual(box(second.host)?.value, 'Half a thou');
  });

  it('is another customer’s business, and gone when they sign out', async () => {
    const inbox = inboxWith();
    const first = await open(accountWith(inbox));
    write(first.host, '#reply', 'Private');
    first.controller.back();
    assert.strictEqual(tab.length, 1);
    assert.notInclude(tab.key(0) ?? '', 'ann');
    const second = await open(accountWith(inbox), 'a', {}, { session: newSession('bob@example.com') });
    assert.strictEqual(box(second.host)?.value, '');
    first.session.end();
    assert.strictEqual(tab.length, 0);
    assert.include(first.heard, 'signed out');
    first.host.remove();
  });

  it('keeps its words when the session ends on the way, and goes out with the next one', async () => {
    const inbox = inboxWith();
    const expired = taking(inbox, SIGNED_OUT);
    const first = await open(expired.client);
    send(first.host, 'Too late');
    await until(first.host, () => first.heard.includes('signed out'));
    assert.strictEqual(first.host.shadowRoot?.textContent?.trim(), '');
    assert.strictEqual(first.session.state.status, 'none');
    const { sent, client } = taking(inbox);
    await open(client);
    await until(shown?.host ?? first.host, () => sent.length === 1);
    assert.deepEqual(sent, expired.sent);
    first.host.remove();
  });

  it('that is refused comes back with a reason', async () => {
    const { sent, client } = taking(inboxWith(), { ...AWAY, status: 413, code: 'too_large' });
    const { host } = await open(client);
    send(host, 'Much too much');
    const error = await shows(host, '#reply-error', 'too large');
    assert.include(textOf(error), 'Your reply was not sent');
    assert.strictEqual(box(host)?.value, 'Much too much');
    assert.strictEqual(box(host)?.getAttribute('aria-invalid'), 'true');
    await accessible(host);
    send(host, 'Less');
    await until(host, () => sent.length === 2 && box(host)?.value === '');
    assert.notStrictEqual(sent[0]?.key, sent[1]?.key);
  });

  it('takes its files along, and waits for them', async () => {
    const { sent, client } = taking(inboxWith());
    const { host, controller } = await open(client);
    controller.attach([file('a.txt'), file('b.txt')]);
    await until(host, () => all(host, '.reply .file').length === 2);
    send(host, 'With files');
    await until(host, () => sent.length === 1 && box(host));
    assert.deepEqual(JSON.parse(sent[0]?.body ?? ''), {
      body: 'With files',
      attachments: ['a.txt', 'b.txt'],
    });
    assert.lengthOf(all(host, '.reply .file'), 0);
  });

  it('has its files on screen while it is being sent, and nobody is told that they are not there', async () => {
    const inbox = inboxWith();
    const answer = deferred<Answer>();
    const { client } = taking(inbox, answer.promise);
    const { host, controller } = await open(client);
    controller.attach([file('a.txt'), file('b.png')]);
    await until(host, () => all(host, '.reply .file.uploaded').length === 2);
    send(host, 'With files');
    await shows(host, '#sending');
    const files = () => all(host, '.message .file').map(textOf);
    assert.deepEqual(files(), ['TXT a.txt TXT', 'PNG b.png PNG']);
    await accessible(host);
    const attachments = ['a.txt', 'b.png'].map((name) => ({ name, type: '', size: null, url: null }));
    inbox.messages['a']?.push(message('own', { attachments, sending: true }));
    controller.retry();
    await until(host, () => files().length === 4);
    assert.notInclude(files().join(), 'not available');
    answer.resolve(ACCEPTED);
    await until(host, () => box(host));
    controller.attach([file('c.txt')]);
    await until(host, () => all(host, '.reply .file').map(textOf).join().includes('c.txt'));
    assert.lengthOf(all(host, '.reply .file'), 1, 'none of those that were sent');
  });

  it('whose files the Worker has forgotten says which to attach again', async () => {
    const { client } = taking(inboxWith(), { ...AWAY, status: 422, code: 'attachment_unknown' });
    const { host, controller } = await open(client);
    controller.attach([file('a.txt')]);
    await until(host, () => all(host, '.reply .file.uploaded').length === 1);
    send(host, 'With a file');
    await shows(host, '#reply-error', 'kept too long');
    await shows(host, '.reply .file.failed', 'a.txt');
    assert.strictEqual(box(host)?.value, 'With a file');
  });

  it('needs words, not too many, and files that are up', async () => {
    const { sent, client } = taking(inboxWith());
    const { host, controller } = await open(client);
    all(host, '.reply .primary')[0]?.click();
    await shows(host, '#reply-error', 'Write your reply');
    await host.updateComplete;
    assert.strictEqual(host.shadowRoot?.activeElement?.id, 'reply');
    await accessible(host);
    send(host, 'x'.repeat(50_002));
    await shows(host, '#reply-error', '2 characters too many');
    controller.attach([file('a.exe')]);
    send(host, 'Fine');
    await shows(host, '#reply-error', 'Remove the files');
    assert.lengthOf(sent, 0);
  });

  it('to a closed conversation says that it opens it again', async () => {
    const { host } = await open(taking(inboxWith('closed')).client);
    await shows(host, '#reply-help', 'opens it again');
    send(host, 'Once more');
    await until(host, () => bodies(host).length === 2 && box(host)?.value === '');
    assert.lengthOf(all(host, '#reply-help'), 0);
    await shows(host, '.heading .state', 'Open');
  });

  it('opens it in the list, too, until that is read anew', async () => {
    const inbox = inboxWith('closed');
    const { client } = taking(inbox);
    // It is behind.
    const listed = client.listConversations('', { state: 'closed' });
    const { host, controller } = await open({ ...client, listConversations: () => listed });
    controller.back();
    await shows(host, '.row .state', 'Closed');
    controller.open('a');
    await shows(host, '#reply');
    send(host, 'Once more');
    await shows(host, '.heading .state', 'Open');
    controller.back();
    await shows(host, '.row .state', 'Open');
  });

  it('stands below the day on which it is sent', async () => {
    const inbox = inboxWith();
    inbox.messages['a'] = [message('1', { createdAt: ago(60 * 48) })];
    const { client } = taking(inbox, new Promise<Answer>(() => {}));
    const { host } = await open(client);
    assert.lengthOf(all(host, '.day'), 1);
    send(host, 'Today');
    await shows(host, '#sending');
    assert.lengthOf(all(host, '.day'), 2);
  });

  it('stays on screen until the thread has it, whatever else is read meanwhile', async () => {
    const inbox = inboxWith();
    const { client } = taking(inbox);
    let away = false;
    const { host, controller } = await open({
      ...client,
      listMessages: (...given) => (away ? Promise.resolve(AWAY) : client.listMessages(...given)),
    });
    away = true;
    send(host, 'Still here');
    const [first] = inbox.conversations;
    if (first) first.state = 'answered';
    await shows(host, '.state', 'Answered');
    await shows(host, '.stale p');
    assert.deepEqual(bodies(host), ['The text of 1', 'Still here']);
    away = false;
    controller.retry();
    await shows(host, '#reply');
    assert.deepEqual(bodies(host), ['The text of 1', 'Still here']);
  });

  it('goes on being sent while another conversation is looked at', async () => {
    const inbox = inboxWith();
    const answer = deferred<Answer>();
    const { client } = taking(inbox, answer.promise);
    const { host, controller } = await open(client);
    send(host, 'On its way');
    await shows(host, '#sending');
    controller.open('b');
    await until(host, () => bodies(host).join() === 'The text of 2');
    answer.resolve(ACCEPTED);
    controller.open('a');
    await until(host, () => box(host) && bodies(host).join() === 'The text of 1,On its way');
  });

  it('keeps what is typed while sending is still loaded, and goes out with it', async () => {
    const { sent, client } = taking(inboxWith());
    const loaded = deferred<Replying>();
    const { host } = await open(client, 'a', { replying: () => loaded.promise });
    box(host)?.focus();
    const typed = box(host);
    send(host, 'Faster than the network');
    assert.include(tab.getItem(tab.key(0) ?? ''), 'Faster than the network');
    loaded.resolve(replying);
    await until(host, () => box(host) === typed && sent.length === 0 && box(host)?.value);
    await until(host, () => sent.length === 1 && box(host)?.value === '');
    assert.strictEqual(JSON.parse(sent[0]?.body ?? '').body, 'Faster than the network');
  });

  it('says when sending cannot be loaded, and keeps what is typed', async () => {
    const { sent, client } = taking(inboxWith());
    let away = true;
    const load = () => (away ? Promise.reject(new Error('away')) : Promise.resolve(replying));
    const { host } = await open(client, 'a', { replying: load });
    send(host, 'Still here');
    await shows(host, '#reply-error', 'could not be loaded');
    assert.strictEqual(box(host)?.value, 'Still here');
    await until(host, () => host.shadowRoot?.activeElement?.id === 'reply');
    await accessible(host);
    away = false;
    all(host, '.reply .primary')[0]?.click();
    await until(host, () => sent.length === 1 && box(host)?.value === '');
    assert.lengthOf(all(host, '#reply-error'), 0);
  });

  it('has the files that were attached before sending could be loaded, beside those of before', async () => {
    const { sent, client } = taking(inboxWith());
    const late = deferred<Replying>();
    const first = await open(client, 'a', { replying: () => late.promise });
    first.controller.attach([file('before.txt')]);
    await until(first.host, () => all(first.host, '.reply .file.uploaded').length === 1);
    // Left before it was loaded.
    first.controller.back();
    late.resolve(replying);
    await until(first.host, () => tab.length === 1);
    first.host.remove();
    let away = true;
    const load = () => (away ? Promise.reject(new Error('away')) : Promise.resolve(replying));
    const { host, controller } = await open(client, 'a', { replying: load });
    controller.attach([file('a.txt')]);
    await shows(host, '.reply .file.uploaded', 'a.txt');
    await shows(host, '#reply-error', 'could not be loaded');
    controller.attach([file('b.txt'), file('c.exe')]);
    await shows(host, '.reply .file.uploaded', 'b.txt');
    await shows(host, '.reply .file.refused', 'c.exe');
    await accessible(host);
    away = false;
    box(host)?.focus();
    await until(host, () => all(host, '.reply .file').length === 4);
    assert.lengthOf(all(host, '#reply-error'), 0);
    all(host, '.reply .file.refused button')[0]?.click();
    send(host, 'All of them');
    await until(host, () => sent.length === 1 && box(host)?.value === '');
    assert.deepEqual(JSON.parse(sent[0]?.body ?? '').attachments, ['before.txt', 'a.txt', 'b.txt']);
  });

  it('that was sent off before stays as it was while sending cannot be loaded', async () => {
    const inbox = inboxWith();
    const lost = taking(inbox, new Promise<Answer>(() => {}));
    const session = newSession();
    const first = await open(lost.client, 'a', {}, { session });
    send(first.host, 'Promised');
    await shows(first.host, '#sending');
    first.host.remove();
    const { sent, client } = taking(inbox);
    let away = true;
    const load = () => (away ? Promise.reject(new Error('away')) : Promise.resolve(replying));
    shown = stage(client, { session, ports: { tabStorage: () => tab, replying: load } });
    shown.controller.open('a');
    const notice = await shows(shown.host, '.notice', 'could not be loaded');
    assert.isUndefined(box(shown.host));
    away = false;
    notice.querySelector('button')?.click();
    await until(shown.host, () => sent.length > 0);
    assert.deepEqual(sent, lost.sent);
  });
});
