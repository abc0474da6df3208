import { clean } from './clean.ts';
import type { Answer } from './fields.ts';

/** What an answer can be compared with. */
export type ConditionValue = string | number | boolean;

/** Something that holds or does not, going by the answers to earlier fields. */
export type Condition =
  /** The answer is this, or one of these; of a group, one of those ticked. */
  | { field: string; is: ConditionValue | readonly ConditionValue[] }
  /** Something was answered, or nothing. */
  | { field: string; filled: boolean }
  | { anyOf: readonly Condition[] }
  | { allOf: readonly Condition[] }
  | { not: Condition };

/** Answers by the name of their field, as they are sent. */
export type Answers = Readonly<Record<string, Answer | undefined>>;

/** What conditions say of a field. */
export interface Conditional {
  name: string;
  /** Asked while it holds; always if not given. */
  when?: Condition;
  /** Always, or while the condition holds. */
  required?: boolean | Condition;
}

/** Whether a condition holds. What nobody has answered is none of any values. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('anyOf' in condition) return condition.anyOf.some((one) => holds(one, answers));
  if ('allOf' in condition) return condition.allOf.every((one) => holds(one, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const answer = answers[condition.field];
  if ('filled' in condition) return isBlank(answer) !== condition.filled;
  const values = [condition.is].flat().map(received);
  return [answer].flat().some((one) => values.includes(received(one)));
}

/** An answer as it arrives. Keyboards of phones put a blank behind words, and pastes bring worse: that must not change what is asked. */
function received(answer: unknown): unknown {
  return typeof answer === 'string' ? clean(answer).trim() : answer;
}

/** The answers to fields that are asked: what a hidden field holds is no answer, for later conditions either. */
export function askedOf(fields: readonly Conditional[], answers: Answers): Answers {
  const asked: Record<string, Answer | undefined> = {};
  for (const { name, when } of fields) {
    if (!when || holds(when, asked)) asked[name] = answers[name];
  }
  return asked;
}

/** @param asked what {@link askedOf} gives */
export function isRequired({ required = false }: Conditional, asked: Answers): boolean {
  return typeof required === 'boolean' ? required : holds(required, asked);
}

/** Nothing, white space, what nobody can see, a box left unticked, or a group without a tick. */
export function isBlank(answer: unknown): boolean {
  if (typeof answer === 'string') return isBlankText(answer);
  return answer === undefined || answer === false || (Array.isArray(answer) && answer.length === 0);
}

export function isBlankText(text: string): boolean {
  return !/[^\p{Cc}\p{Cf}\s]/u.test(text);
}
