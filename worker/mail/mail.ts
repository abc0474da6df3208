/** A plain-text mail. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** Who an answer goes to, if not the sender. */
  replyTo?: string;
  /** The same mail twice, after an unclear failure, arrives once where the provider supports it. */
  idempotencyKey: string;
}

/** The port to a mail provider. `send` answers whether the provider has taken the mail; it never throws. */
export interface Mailer {
  send(mail: Mail): Promise<boolean>;
}
