import { postJson } from '../http/post-json.ts';
import type { Mailer } from './mail.ts';

/** Resend, by its HTTP API (https://resend.com/docs/api-reference/emails/send-email). */
export function createResend({
  baseUrl,
  apiKey,
  from,
}: {
  baseUrl: string;
  apiKey: string;
  from: string;
}): Mailer {
  return {
    send: ({ to, subject, text, replyTo, idempotencyKey }) =>
      postJson(
        `${baseUrl}/emails`,
        { from, to, subject, text, ...(replyTo && { reply_to: replyTo }) },
        { Authorization: `Bearer ${apiKey}`, 'Idempotency-Key': idempotencyKey },
      ),
  };
}
