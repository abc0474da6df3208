import { dataSchema, wholeMatch } from './contract/answers.ts';
import type { Condition, ConditionValue } from './contract/conditions.ts';
import { type LocalizedField, PATTERN_LENGTH } from './contract/fields.ts';
import { isSafeLink, linksIn } from './contract/links.ts';
import { check } from './contract/rules.ts';
import { isQuick, MAX_PATTERN_LENGTH } from './pattern.ts';

/** Something wrong with a field, at a path inside of it. */
export interface FieldProblem {
  path: string[];
  problem: string;
}

/** What is wrong with fields that are right by themselves: with what they say of each other, and with their rules. */
export function problemsOfFields(fields: readonly LocalizedField[]): (FieldProblem & { index: number })[] {
  return fields.flatMap((field, index) =>
    [...problemsOfConditions(field, fields.slice(0, index)), ...problemsOfRules(field)].map((problem) => ({
      ...problem,
      index,
    })),
  );
}

/** Parts that every form has. */
const PARTS = ['name', 'email', 'subject', 'body'];

/** What is wrong with the parameters of addresses that may fill in fields. */
export function problemsOfParameters({
  fields,
  parameters = {},
}: {
  fields: readonly { name: string; type: string; sensitive?: boolean | undefined }[];
  parameters?: Readonly<Record<string, string>> | undefined;
}): { parameter: string; problem: string }[] {
  return Object.entries(parameters).flatMap(([parameter, name]) => {
    const field = fields.find((one) => one.name === name);
    if (field?.type === 'consent')
      return [{ parameter, problem: `fills in "${name}": a link cannot consent` }];
    // Addresses of pages stay in the browser's history and in logs.
    if (field?.sensitive)
      return [{ parameter, problem: `fills in "${name}", which is sensitive: a link is no place for it` }];
    return field || PARTS.includes(name)
      ? []
      : [{ parameter, problem: `fills in "${name}", which is no field` }];
  });
}

function problemsOfConditions(
  { when, required }: LocalizedField,
  before: readonly LocalizedField[],
): FieldProblem[] {
  const problems = (name: string, at: Condition) =>
    comparisons(at).flatMap((comparison) => {
      const problem = problemOfComparison(comparison, before);
      return problem === undefined ? [] : [{ path: [name], problem }];
    });
  return [
    ...(when ? problems('when', when) : []),
    ...(typeof required === 'object' ? problems('required', required) : []),
  ];
}

type Comparison = Extract<Condition, { field: string }>;

function comparisons(at: Condition): Comparison[] {
  if ('anyOf' in at) return at.anyOf.flatMap(comparisons);
  if ('allOf' in at) return at.allOf.flatMap(comparisons);
  return 'not' in at ? comparisons(at.not) : [at];
}

function problemOfComparison(comparison: Comparison, before: readonly LocalizedField[]): string | undefined {
  const field = before.find(({ name }) => name === comparison.field);
  if (!field) return `speaks of "${comparison.field}", which is no field above this one`;
  if (!('is' in comparison)) return undefined;
  const values: ConditionValue[] = [comparison.is].flat() as ConditionValue[];
  const wrong = values.find((one) => !canBe(field, one));
  return wrong === undefined
    ? undefined
    : `compares "${field.name}" with ${JSON.stringify(wrong)}, which can be no answer to it`;
}

function canBe(field: LocalizedField, one: ConditionValue): boolean {
  if ('options' in field) return field.options.some((option) => option.value === one);
  if (field.type === 'hidden') return true;
  if (field.type === 'checkbox' || field.type === 'consent') return typeof one === 'boolean';
  return typeof one === (field.type === 'number' ? 'number' : 'string');
}

function problemsOfRules(field: LocalizedField): FieldProblem[] {
  const at = (path: string, holds: boolean, problem: string) => (holds ? [{ path: [path], problem }] : []);
  return [
    ...at('default', 'default' in field && !takes(field, field.default), 'is no answer to its own field'),
    ...at('max', isReversed(field, 'min', 'max'), 'must not be less than "min"'),
    ...at('maxLength', isReversed(field, 'minLength', 'maxLength'), 'must not be less than "minLength"'),
    ...at(
      'max',
      field.type === 'checkboxes' && (field.max ?? 0) > field.options.length,
      'must not be more than there are options',
    ),
    ...at(
      'label',
      field.type === 'consent' && links(field).some((href) => !isSafeLink(href)),
      'may only link to https:, mailto: or a path that begins with /',
    ),
    ...(field.type === 'text' ? problemsOfPattern(field) : []),
  ];
}

function links({ label }: LocalizedField): string[] {
  return [label].flatMap((one) => (typeof one === 'string' ? [one] : Object.values(one))).flatMap(linksIn);
}

function isReversed(field: LocalizedField, low: string, high: string): boolean {
  const { [low]: least, [high]: most } = field as unknown as Record<string, unknown>;
  if (typeof least === 'number' && typeof most === 'number') return least > most;
  return isDay(least) && isDay(most) && least > most;
}

const isDay = (bound: unknown): bound is string => typeof bound === 'string' && !bound.startsWith('today');

function problemsOfPattern(field: Extract<LocalizedField, { type: 'text' }>): FieldProblem[] {
  const { pattern, example, maxLength = PATTERN_LENGTH } = field;
  if (pattern === undefined) return [];
  const problem = (path: string, words: string) => [{ path: [path], problem: words }];
  if (!compiles(pattern))
    return problem('pattern', 'is no regular expression that compiles with the flag "u"');
  if (maxLength > MAX_PATTERN_LENGTH) {
    return problem('maxLength', `must be at most ${MAX_PATTERN_LENGTH} where there is a pattern`);
  }
  if (!isQuick(pattern, maxLength)) {
    return problem(
      'pattern',
      'could take too long for some texts: give "maxLength", repeat less with * and +, and repeat nothing that repeats or has alternatives',
    );
  }
  if (example === undefined)
    return problem('example', 'is missing: with a pattern, visitors are told an example');
  return takes(field, example) ? [] : problem('example', 'does not match its own field');
}

function compiles(pattern: string): boolean {
  try {
    return wholeMatch(pattern) !== undefined;
  } catch {
    return false;
  }
}

/** Whether a field takes an answer. Days are not compared: which of them fit changes by the day. */
function takes({ when: _, required: __, ...field }: LocalizedField, answer: unknown): boolean {
  if (answer === undefined || field.type === 'date') return true;
  const schema = dataSchema([field as LocalizedField], [], {
    maxLength: Number.POSITIVE_INFINITY,
    today: () => ['', ''],
  });
  return check(schema, { [field.name]: answer }).ok;
}
