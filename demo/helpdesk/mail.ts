import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Desk } from './desk.ts';
import { type Answer, json } from './http/answer.ts';
import type { Call } from './http/call.ts';
import { insertMail, mailByKey } from './store/mails.ts';

const addresses = z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(50)]);

const email = z
  .object({
    from: z.string().min(1),
    to: addresses,
    subject: z.string().min(1),
    text: z.string().nullish(),
    html: z.string().nullish(),
    reply_to: addresses.nullish(),
    headers: z.record(z.string(), z.string()).nullish(),
  })
  .refine(({ text, html }) => text || html, { path: ['text'] });

/** POST /emails as Resend has it: Bearer key, optional Idempotency-Key, answers `{id}`. Any key is accepted. */
export function catchMail({ store, changes }: Desk, { headers, text }: Call): Answer {
  if (!/^Bearer \S+$/.test(headers.authorization ?? '')) {
    return problem(401, 'missing_api_key', 'Missing API key in the authorization header');
  }
  const parsed = email.safeParse(parse(text));
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0] ?? 'body';
    return problem(422, 'missing_required_field', `Missing or invalid \`${String(field)}\` field.`);
  }
  const key = headers['idempotency-key']?.toString() ?? null;
  const earlier = key === null ? null : mailByKey(store, key);
  if (earlier !== null) {
    return earlier.payload === text
      ? json(200, { id: earlier.id })
      : problem(409, 'invalid_idempotent_request', 'The key was used with another payload.');
  }
  const mail = parsed.data;
  const id = randomUUID();
  const row = {
    id,
    from: mail.from,
    to: list(mail.to),
    subject: mail.subject,
    text: mail.text ?? null,
    html: mail.html ?? null,
    replyTo: list(mail.reply_to ?? []),
    headers: mail.headers ?? {},
    idempotencyKey: key,
  };
  insertMail(store, row, text);
  changes.moved('records');
  return json(200, { id });
}

function problem(statusCode: number, name: string, message: string): Answer {
  return json(statusCode, { statusCode, name, message });
}

function list(value: string | string[]): string[] {
  return typeof value === 'string' ? [value] : value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
