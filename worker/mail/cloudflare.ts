import type { Mailer } from './mail.ts';

/** Cloudflare's `send_email` binding (https://developers.cloudflare.com/email-service/). */
export function createCloudflareMail(binding: SendEmail, from: string): Mailer {
  return {
    async send({ to, subject, text, replyTo }) {
      try {
        await binding.send({ from, to, subject, text, ...(replyTo && { replyTo }) });
        return true;
      } catch {
        return false;
      }
    },
  };
}
