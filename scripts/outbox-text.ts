import type { SubmissionDetail, SubmissionSummary } from '../worker/operator/wire.ts';
import { errorWords, STATES } from '../worker/operator/words.ts';

const STATE_WIDTH = Math.max(...STATES.map((state) => state.length));

/** One message in one line. */
export function summaryLine({
  id,
  reference,
  state,
  attempts,
  createdAt,
  lastError,
}: SubmissionSummary): string {
  const tried = `${attempts} ${attempts === 1 ? 'attempt ' : 'attempts'}`;
  const words = lastError ? `  ${errorWords(lastError)}` : '';
  return plain(`${id}  ${reference}  ${state.padEnd(STATE_WIDTH)}  ${createdAt}  ${tried}${words}`);
}

/** Everything that is known of one message. */
export function detailText(detail: SubmissionDetail): string {
  const { message } = detail;
  const facts: [name: string, value: unknown][] = [
    ['Id', detail.id],
    ['Reference', detail.reference],
    ['Kind', detail.kind],
    ['State', detail.state],
    ['Attempts', detail.attempts],
    ['Received', detail.createdAt],
    ['Last change', detail.updatedAt],
    ['Next attempt', detail.nextAttemptAt],
    ['Last error', detail.lastError && `${errorWords(detail.lastError)} (${detail.lastError})`],
    ['Conversation', detail.conversationId],
    ['From', message && `${message.author.name} <${message.author.email}>`],
    ['Subject', message?.kind === 'conversation' ? message.subject : null],
    ...(message?.kind === 'conversation' ? Object.entries(message.data) : []),
    ['Attachments', message?.attachments.map(({ name }) => name).join(', ') || null],
  ];
  const known = facts.filter(([, value]) => value !== null);
  const width = Math.max(...known.map(([name]) => name.length));
  const lines = known.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
  return plain([...lines, ...(message ? ['', message.body] : [])].join('\n'));
}

/** What a visitor typed must not steer the terminal. */
function plain(text: string): string {
  return text.replace(/[^\P{C}\n\t]/gu, '\ufffd');
}
