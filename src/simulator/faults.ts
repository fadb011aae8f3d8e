import { z } from 'zod';

/**
 * One kind of fault. `before`: MOR has not acted on the request; `after`: it has (a call exists), and only the answer suffers.
 * `delay` answers properly after `delayMs` of real time; `hang` never answers.
 */
export const faultRuleSchema = z.strictObject({
  /** A v1 method (`callback_init` covers its alias), `v2/calls`, `v2/active_calls`, `v2/authentication`, or `*`. */
  method: z.string().default('*'),
  kind: z.enum(['delay', 'reset', 'hang', 'http-500', 'http-502', 'truncated', 'login-page', 'empty']),
  when: z.enum(['before', 'after']).optional(),
  delayMs: z.number().min(0).default(0),
  /** How many requests it affects; absent: all until it is cleared. */
  count: z.number().int().min(1).optional(),
  /** Chance per request, 0 to 1. */
  probability: z.number().min(0).max(1).default(1),
});

export type FaultRule = z.output<typeof faultRuleSchema>;
export type FaultRuleInput = z.input<typeof faultRuleSchema>;
export type Fault = FaultRule & { readonly when: 'before' | 'after' };

export interface Faults {
  /** Adds rules after the existing ones; the first rule that applies to a request is used. */
  add(...rules: FaultRuleInput[]): void;
  clear(): void;
  list(): readonly FaultRule[];
  /** The fault for this request, counted down; undefined: none. */
  next(method: string): Fault | undefined;
}

export function createFaults(random: () => number): Faults {
  let rules: FaultRule[] = [];
  return {
    add(...added) {
      rules.push(...added.map((rule) => faultRuleSchema.parse(rule)));
    },
    clear() {
      rules = [];
    },
    list: () => rules,
    next(method) {
      const rule = rules.find(
        (candidate) =>
          (candidate.method === '*' || candidate.method === method) && random() < candidate.probability,
      );
      if (rule === undefined) return undefined;
      if (rule.count !== undefined) {
        rule.count -= 1;
        if (rule.count === 0) rules = rules.filter((other) => other !== rule);
      }
      // Only an existing answer can be cut in half.
      return { ...rule, when: rule.kind === 'truncated' ? 'after' : (rule.when ?? 'before') };
    },
  };
}
