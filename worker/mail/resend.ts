import type { Mailer } from './mail.ts';

const TIMEOUT_MS = 10_000;

/** Resend, by its HTTP API (https://resend.com/docs/api-reference/emails/send-email). */
export function createResend(
  { baseUrl, apiKey, from }: { baseUrl: string; apiKey: string; from: string },
  fetch = globalThis.fetch.bind(globalThis),
): Mailer {
  return {
    async send({ to, subject, text, replyTo, idempotencyKey }) {
      try {
        const response = await fetch(`${baseUrl}/emails`, {
          method: 'POST',
          headers: {
            Authorization: `Bearer ${apiKey}`,
            'Content-Type': 'application/json',
            'Idempotency-Key': idempotencyKey,
          },
          body: JSON.stringify({ from, to, subject, text, ...(replyTo && { reply_to: replyTo }) }),
          redirect: 'manual',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        await response.body?.cancel();
        return response.ok;
      } catch {
        return false;
      }
    },
  };
}
