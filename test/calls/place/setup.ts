/** Shared by the test files in this folder; each file that imports it gets its own fixtures. */
import { internalNumbers } from '../../../src/mapping/rules/internal.ts';
import type { Click } from '../../../src/calls/place/click.ts';
import type { CrmRecord } from '../../../src/calls/connector.ts';
import { createPlace } from '../../../src/calls/place/place.ts';
import type { PlaceDeps } from '../../../src/calls/place/place.ts';
import { Problem } from '../../../src/calls/problems.ts';
import type { Mapping, PartialMapping } from '../../../src/mapping/agents/mapping.ts';
import type { DialRules } from '../../../src/mapping/rules/rules.ts';
import { USUAL_RESULTS } from '../../../src/vocabulary/usual-results.ts';
import { unique } from '../../helpers/calls.ts';
import { LOOSE, openTestBook } from '../../helpers/call-book.ts';
import { FakeCrm } from '../../helpers/fake-crm.ts';
import { FakeMor } from '../../helpers/fake-mor.ts';
import { fixtureOfAll, fixtureOfEach } from '../../helpers/fixture.ts';

export const ONA: CrmRecord = {
  ref: { type: 'Contact', id: '1' },
  name: 'Ona',
  numbers: [
    { field: 'Phone', value: '8 600 22222' },
    { field: 'MobilePhone', value: '+49 30 1234567' },
  ],
  doNotCall: false,
  url: 'https://crm.example.com/1',
};

export const test = fixtureOfAll(openTestBook, (book) => book.close());
export const crm = fixtureOfEach(() => new FakeCrm().add(ONA));
export const mor = fixtureOfEach(() => new FakeMor());
export const user = fixtureOfEach(() => unique('agent-'));
interface Given {
  row: Mapping | undefined;
  defaults: PartialMapping;
  rules: DialRules;
  limits: typeof LOOSE;
  readonly results: string[];
}

/** What tests change. */
export const given = fixtureOfEach((): Given => ({
  row: {
    crm: 'sales',
    user: user(),
    mor: 'main',
    username: 'office',
    device: '12',
    source: '101; +370 600 11111',
    freeDialling: false,
    enabled: true,
  },
  defaults: {},
  rules: { blockedPrefixes: [], blockedTypes: [] },
  limits: LOOSE,
  results: [],
}));

export const current = fixtureOfEach(() => {
  test().broken.clear();
  return { place: createPlace(deps()) };
});

export const deps = (): PlaceDeps => ({
  crms: new Map([
    [
      'sales',
      {
        connector: crm(),
        defaults: given().defaults,
        defaultCountry: 'LT',
        callerIds: ['37052000000'],
        results: USUAL_RESULTS,
      },
    ],
  ]),
  mors: new Map([['main', { gateway: mor(), numbers: { form: 'digits', prefixes: [] } }]]),
  mappings: { find: () => Promise.resolve(given().row) },
  rules: () => given().rules,
  internal: () => internalNumbers(['2XX']),
  defaultCountry: () => undefined,
  now: test().now,
  book: test().book,
  store: test().calls,
  limits: () => given().limits,
  instanceLimits: () => undefined,
  log: test().log,
  onResult: ({ code }) => given().results.push(code),
});

export const click = (change: Partial<Click> = {}): Click => ({
  crm: 'sales',
  user: user(),
  sender: 'agent',
  record: ONA.ref,
  ...change,
});

export const refusedWith = async (promise: Promise<unknown>): Promise<Problem> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Problem) return error;
  throw new Error(`expected a Problem, got ${String(error)}`);
};

export const map = (change: Partial<Mapping>): void => {
  const { row } = given();
  if (row) given().row = { ...row, ...change };
};
