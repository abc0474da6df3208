import type { Call } from '../http/call.ts';
import type { Fault, FaultRule } from './protocol.ts';

/** The faults on demand, in the order they were added; the first rule that matches strikes. */
export interface Faults {
  add(rule: FaultRule): void;
  clear(): void;
  list(): FaultRule[];
  /** The fault for this request, used up by one. */
  take(call: Call): Fault | null;
}

export function createFaults(): Faults {
  let rules: FaultRule[] = [];
  return {
    add: (rule) => void rules.push({ ...rule, times: rule.times ?? 1 }),
    clear: () => {
      rules = [];
    },
    list: () => rules,
    take(call) {
      const rule = rules.find(({ match }) => matches(match, call));
      if (rule === undefined) return null;
      if (typeof rule.times === 'number') rule.times -= 1;
      rules = rules.filter(({ times }) => times !== 0);
      return rule.fault;
    },
  };
}

function matches({ method, path }: FaultRule['match'], call: Call): boolean {
  if (method !== undefined && method.toUpperCase() !== call.method) return false;
  return path === undefined || new RegExp(path).test(call.target);
}
