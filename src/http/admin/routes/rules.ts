import { z } from 'zod';
import type { Now } from '../../../calls/ports.ts';
import type { MorServer } from '../../../calls/place/resolving.ts';
import { toMorForm } from '../../../mapping/numbers/number-form.ts';
import { parseNumber } from '../../../mapping/numbers/numbers.ts';
import { internalNumbers } from '../../../mapping/rules/internal.ts';
import { proposePatterns } from '../../../mapping/rules/propose-patterns.ts';
import { checkRules } from '../../../mapping/rules/rules.ts';
import type { DialRules } from '../../../mapping/rules/rules.ts';
import { validate } from '../../serve.ts';
import type { AddRoute } from '../route.ts';

interface RuleSet {
  readonly rules: DialRules;
  readonly numbers: { readonly defaultCountry?: string | undefined; readonly internal: readonly string[] };
}

interface By {
  readonly actor: string;
  readonly atMs: number;
}

export interface RulesDeps<Set extends RuleSet> {
  readonly schema: z.ZodType<Set>;
  /** The same as JSON Schema, from which the page draws its form. */
  readonly jsonSchema: unknown;
  readonly rules: {
    current(): Set;
    origin(): 'file' | 'stored';
    set(next: Set, by: By): Promise<void>;
    reset(by: By): Promise<void>;
  };
  readonly mors: ReadonlyMap<string, MorServer>;
  /** The source numbers of all agents. */
  readonly sources: () => Promise<readonly string[]>;
  readonly now: Now;
}

/** Dial rules and number settings, effective with the next click, and trying a number out. */
export const addRuleRoutes = <Set extends RuleSet>(add: AddRoute, deps: RulesDeps<Set>): void => {
  const { rules, mors } = deps;
  const view = () => Promise.resolve({ ...rules.current(), origin: rules.origin() });
  const tryBody = z.strictObject({
    raw: z.string().max(255),
    country: z.string().max(60).optional(),
    rules: z.unknown().optional(),
    numbers: z.unknown().optional(),
  });

  add('get', '/rules', { handle: view });

  add('get', '/rules/schema', {
    handle: () => Promise.resolve({ jsonSchema: deps.jsonSchema, secretFields: [] }),
  });

  add('get', '/rules/internal-patterns', {
    handle: async () => ({
      items: proposePatterns(await deps.sources(), internalNumbers(rules.current().numbers.internal)),
    }),
  });

  add('put', '/rules', {
    body: deps.schema,
    async handle({ body, by }) {
      await rules.set(body, by);
      return view();
    },
  });

  add('delete', '/rules', {
    async handle({ by }) {
      await rules.reset(by);
      return view();
    },
  });

  add('post', '/rules/try', {
    // Everybody may try a number: nothing is changed and nothing is dialled.
    viewersToo: true,
    body: tryBody,
    handle({ body }) {
      const current = rules.current();
      const { rules: used, numbers } = validate(
        deps.schema,
        { rules: body.rules ?? current.rules, numbers: body.numbers ?? current.numbers },
        'body',
      );
      const countries = [body.country, numbers.defaultCountry];
      const parsed = parseNumber(body.raw, countries, internalNumbers(numbers.internal));
      if (parsed.kind === 'invalid') return Promise.resolve({ parsed, morForm: {} });
      const verdict = checkRules(parsed, used, {
        nowMs: deps.now(),
        homeCountries: countries,
        isInternal: internalNumbers(numbers.internal),
      });
      const morForm = Object.fromEntries(
        [...mors].map(([id, server]) => [id, toMorForm(parsed, server.numbers)]),
      );
      return Promise.resolve({ parsed, verdict, morForm });
    },
  });
};
