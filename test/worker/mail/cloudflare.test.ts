import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createCloudflareMail } from '../../../worker/mail/cloudflare.ts';

const mail = {
  to: 'team@example.com',
  subject: 'Hi',
  text: 'Hello',
  replyTo: 'ann@example.com',
  idempotencyKey: 'x',
};

describe('Cloudflare’s mail binding', () => {
  it('gets a mail with a sender and somebody to answer to', async () => {
    const sent: unknown[] = [];
    const send = (message: unknown) => Promise.resolve(sent.push(message) && { messageId: '1' });
    const mailer = createCloudflareMail({ send } as unknown as SendEmail, 'form@example.com');
    assert.equal(await mailer.send(mail), true);
    assert.deepEqual(sent, [
      {
        from: 'form@example.com',
        to: 'team@example.com',
        subject: 'Hi',
        text: 'Hello',
        replyTo: 'ann@example.com',
      },
    ]);
  });

  it('that refuses a mail has not taken it', async () => {
    const send = () => Promise.reject(new Error('destination address is not verified'));
    const mailer = createCloudflareMail({ send } as unknown as SendEmail, 'form@example.com');
    assert.equal(await mailer.send(mail), false);
  });
});
