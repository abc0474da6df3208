import type { RuleCode } from '../../worker/contract/problem.ts';
import type { Words } from '../locales/words.ts';

/** What a message about a broken rule can be told. */
export interface RuleFacts {
  /** Which part of the form. */
  control: 'name' | 'email' | 'subject' | 'body' | 'field' | 'none';
  label: string;
  /** Most characters allowed. */
  limit: number;
  /** Characters beyond it. */
  excess: number;
}

/** What to do about a broken rule. */
export function ruleInWords(code: RuleCode, facts: RuleFacts, words: Words): string {
  const { control, label, limit, excess: count } = facts;
  if (code === 'required' && control !== 'field')
    return words.say('outcome', `required_${control}`, { label });
  if (control === 'none') return words.say('outcome', 'unknown', { label });
  switch (code) {
    case 'too_long':
      return words.say('outcome', 'rule_too_long', { label, count, limit });
    case 'too_large':
    case 'not_an_email':
    case 'not_allowed':
      return words.say('outcome', `rule_${code}`, { label });
    default:
      return words.say('outcome', 'rule', { label });
  }
}
