import type { CallStore } from '../../../calls/ports.ts';
import type { DialRules } from '../../../mapping/rules/rules.ts';
import type { MappingStore } from '../../../calls/admin-ports.ts';
import { defined } from '../../../defined.ts';
import { good, wrong } from '../../../vocabulary/findings.ts';
import type { Finding } from '../../../vocabulary/findings.ts';
import type { Dependency, Readiness } from '../../health.ts';
import type { Health } from '../crm-health.ts';
import type { AnswerOf } from '../contract/contract.ts';
import type { AddRoute } from '../route.ts';
import type { SignIn } from '../sign-in.ts';

export interface SetupDeps {
  readonly signIn: SignIn;
  readonly readiness: () => Promise<Readiness>;
  readonly crmHealth: Health;
  readonly mappings: Pick<MappingStore, 'count'>;
  readonly calls: Pick<CallStore, 'list'>;
  readonly needsRestart: (kind: 'mor' | 'crm') => boolean;
  readonly rules: {
    current(): { readonly rules: Pick<DialRules, 'allowedCountries'> };
    origin(): 'file' | 'stored';
  };
  /** The ids of the CRMs in use. */
  readonly crms: () => readonly string[];
  /** What CRMs prove with who they are. `isUsed` is false only where it is certain that it never was. */
  readonly credentials: () => readonly { readonly crm: string; readonly isUsed: boolean }[];
  /** Where CRMs reach the API. */
  readonly apiUrl: string;
}

type Step = AnswerOf<'GET /setup'>['steps'][number];

const step = (id: Step['id'], state: Step['state'], { code, values, detail, cure }: Finding): Step => ({
  id,
  state,
  code,
  detail,
  ...defined({ values, cure }),
});

/** The step says whether it is a MOR or a CRM. */
const idOf = ({ name }: Dependency): string => name.replace(/^(?:mor|crm) /, '');

/** Summarises several dependencies of one kind as a step. */
const connectionStep = (id: 'mor' | 'crm', found: readonly Dependency[], isWaiting: boolean): Step => {
  const broken = found.find((one) => !one.ok);
  if (broken) {
    const { name, code, values, detail, cure } = broken;
    const { cure: usual } = wrong('setup_broken', { detail });
    return {
      id,
      state: 'broken',
      name,
      detail: `${name}: ${detail}`,
      ...defined({ code, values, cure: cure ?? usual }),
    };
  }
  if (found.length === 0 && isWaiting) return step(id, 'open', good('setup_not_in_use'));
  if (found.length === 0) return step(id, 'open', good(id === 'mor' ? 'setup_no_mor' : 'setup_no_crm'));
  return step(id, 'done', good('setup_connected', { names: found.map(idOf).join(', ') }));
};

const numbersStep = ({ rules }: SetupDeps): Step => {
  const { allowedCountries } = rules.current().rules;
  if (allowedCountries !== undefined)
    return step('numbers', 'done', good('setup_countries', { countries: allowedCountries.join(', ') }));
  // Stored rules without a list: an administrator has decided that.
  return rules.origin() === 'stored'
    ? step('numbers', 'done', good('setup_every_country'))
    : step('numbers', 'open', good('setup_countries_open'));
};

/** Without a key no click of a CRM can come in. */
const pagesStep = (deps: SetupDeps): Step => {
  const crms = deps.crms();
  // A CRM may have a key before the restart that brings it into use.
  if (crms.length === 0)
    return step(
      'pages',
      'open',
      good(deps.needsRestart('crm') ? 'setup_crm_not_in_use' : 'setup_pages_no_crm'),
    );
  const known = new Set(deps.credentials().map(({ crm }) => crm));
  const without = crms.filter((crm) => !known.has(crm));
  return without.length > 0
    ? step('pages', 'open', good('setup_no_key', { crms: without.join(', ') }))
    : step('pages', 'done', good('setup_keys', { crms: crms.join(', ') }));
};

const mappingStep = (count: number): Step =>
  count > 0
    ? step('mapping', 'done', good('setup_agents', { count }))
    : step('mapping', 'open', good('setup_no_agents'));

/** The last step is done when a CRM asked for a call: a test call from these pages does not show that a click arrives. */
const callStep = async ({ calls, credentials }: SetupDeps): Promise<Step> => {
  const { items } = await calls.list({ state: 'ended', limit: 1 });
  const asked = credentials().filter(({ isUsed }) => isUsed);
  const clicked = await Promise.all(asked.map(({ crm }) => calls.list({ crm, state: 'ended', limit: 1 })));
  return clicked.some((page) => page.items.length > 0)
    ? step('call', 'done', good('setup_clicked'))
    : step('call', 'open', good(items.length > 0 ? 'setup_test_call' : 'setup_no_call'));
};

/** How far the set-up has got, derived only from facts, so it can be left at any step and resumed later. */
const setupSteps = async (deps: SetupDeps): Promise<readonly Step[]> => {
  const [{ dependencies }, crms, mappings, call] = await Promise.all([
    deps.readiness(),
    deps.crmHealth(),
    deps.mappings.count({}),
    callStep(deps),
  ]);
  const mors = dependencies.filter((one) => one.name.startsWith('mor '));
  return [
    deps.signIn.needsSetup()
      ? step('password', 'open', good('setup_password_open'))
      : step('password', 'done', good('setup_password_done')),
    connectionStep('mor', mors, deps.needsRestart('mor')),
    connectionStep('crm', crms, deps.needsRestart('crm')),
    mappingStep(mappings),
    numbersStep(deps),
    pagesStep(deps),
    call,
  ];
};

export const addSetupRoutes = (add: AddRoute, deps: SetupDeps): void => {
  add('GET /setup', async () => ({ steps: await setupSteps(deps), apiUrl: deps.apiUrl }));
};
