import type { z } from 'zod';
import { defined } from '../../../defined.ts';
import { withCode } from '../../../vocabulary/message-codes.ts';
import type { Now } from '../../../calls/ports.ts';
import type { MorServer } from '../../../calls/place/resolving.ts';
import { COUNTRIES } from '../../../mapping/numbers/countries.ts';
import { toMorForm } from '../../../mapping/numbers/number-form.ts';
import { parseNumber } from '../../../mapping/numbers/numbers.ts';
import { internalNumbers } from '../../../mapping/rules/internal.ts';
import { proposePatterns } from '../../../mapping/rules/propose-patterns.ts';
import { checkRules } from '../../../mapping/rules/rules.ts';
import type { DialRules } from '../../../mapping/rules/rules.ts';
import { validate } from '../../serve.ts';
import type { AnswerOf } from '../contract/contract.ts';
import type { AddRoute, By } from '../route.ts';

interface RuleSet {
  readonly rules: DialRules;
  readonly numbers: { readonly defaultCountry?: string | undefined; readonly internal: readonly string[] };
}

export interface RulesDeps<Set extends RuleSet> {
  readonly schema: z.ZodType<Set>;
  /** The schema as JSON Schema, from which the page draws its form. */
  readonly jsonSchema: AnswerOf<'GET /rules/schema'>['jsonSchema'];
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

/** Dial rules and number settings, in force from the next click, and trying out a number. */
export const addRuleRoutes = <Set extends RuleSet>(add: AddRoute, deps: RulesDeps<Set>): void => {
  const { rules, mors } = deps;
  const view = (): AnswerOf<'GET /rules'> => {
    const current = rules.current();
    return { origin: rules.origin(), rules: current.rules, numbers: current.numbers };
  };

  add('GET /rules', view);

  add('GET /rules/schema', () => ({ jsonSchema: deps.jsonSchema, secretFields: [] }));

  add('GET /rules/countries', () => ({ items: COUNTRIES }));

  add('GET /rules/internal-patterns', async () => ({
    items: proposePatterns(await deps.sources(), internalNumbers(rules.current().numbers.internal)),
  }));

  add('PUT /rules', async ({ body, by }) => {
    await rules.set(validate(deps.schema, body, 'body'), by);
    return view();
  });

  add('DELETE /rules', async ({ by }) => {
    await rules.reset(by);
    return view();
  });

  add('POST /rules/try', ({ body }) => {
    const current = rules.current();
    const { rules: used, numbers } = validate(
      deps.schema,
      { rules: body.rules ?? current.rules, numbers: body.numbers ?? current.numbers },
      'body',
    );
    const countries = [body.country, numbers.defaultCountry];
    const parsed = parseNumber(body.raw, countries, internalNumbers(numbers.internal));
    if (parsed.kind === 'invalid') return { parsed, morForm: {} };
    const verdict = checkRules(parsed, used, {
      nowMs: deps.now(),
      homeCountries: countries,
      isInternal: internalNumbers(numbers.internal),
    });
    const morForm = Object.fromEntries(
      [...mors].map(([id, server]) => [id, toMorForm(parsed, server.numbers)]),
    );
    const why = verdict.ok ? undefined : withCode({ message: verdict.detail });
    return { parsed, verdict, morForm, ...defined({ why }) };
  });
};
