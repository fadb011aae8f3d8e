import type { CallStore } from '../../../calls/ports.ts';
import type { DialRules } from '../../../mapping/rules/rules.ts';
import type { MappingStore } from '../../../calls/admin-ports.ts';
import { counted } from '../../../mapping/counted.ts';
import type { Readiness } from '../../health.ts';
import type { CrmState, Health } from '../crm-health.ts';
import type { AnswerOf } from '../contract/contract.ts';
import type { AddRoute } from '../route.ts';
import type { SignIn } from '../sign-in.ts';

export interface SetupDeps {
  readonly signIn: SignIn;
  readonly readiness: () => Promise<Readiness>;
  readonly crmHealth: Health;
  readonly mappings: Pick<MappingStore, 'list'>;
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

/** Summarises several dependencies of one kind as a step. */
const connectionStep = (
  id: 'mor' | 'crm',
  found: readonly CrmState[],
  isWaiting: boolean,
  cures: { open: string; broken: string },
): Step => {
  const broken = found.find((one) => !one.ok);
  if (broken)
    return {
      id,
      state: 'broken',
      detail: `${broken.name}: ${broken.detail}`,
      cure: broken.cure ?? cures.broken,
    };
  if (found.length === 0 && isWaiting) {
    return { id, state: 'open', detail: 'It is entered, but not in use yet.', cure: 'Press Restart now.' };
  }
  return found.length > 0
    ? { id, state: 'done', detail: found.map((one) => `${one.name}: ${one.detail}`).join('; ') }
    : { id, state: 'open', detail: 'None is connected yet.', cure: cures.open };
};

const numbersStep = ({ rules }: SetupDeps): Step => {
  const { allowedCountries } = rules.current().rules;
  if (allowedCountries !== undefined) {
    const names = counted(allowedCountries.length, 'country', 'countries');
    return {
      id: 'numbers',
      state: 'done',
      detail: `${names} may be called: ${allowedCountries.join(', ')}.`,
    };
  }
  // Stored rules without a list: somebody has decided that.
  return rules.origin() === 'stored'
    ? { id: 'numbers', state: 'done', detail: 'Every country may be called.' }
    : {
        id: 'numbers',
        state: 'open',
        detail: 'Nobody has chosen yet: every country may be called.',
        cure: 'Choose the countries that may be called; fraud goes to the others.',
      };
};

/** Without a key no click of a CRM can come in. */
const pagesStep = (deps: SetupDeps): Step => {
  const cure = 'Make a key, and install in the CRM what people click.';
  const crms = deps.crms();
  // A CRM may have a key before the restart that brings it into use.
  if (crms.length === 0) {
    return deps.needsRestart('crm')
      ? {
          id: 'pages',
          state: 'open',
          detail: 'The CRM is entered, but not in use yet.',
          cure: 'Press Restart now.',
        }
      : { id: 'pages', state: 'open', detail: 'There is no CRM yet.', cure };
  }
  const known = new Set(deps.credentials().map(({ crm }) => crm));
  const without = crms.filter((crm) => !known.has(crm));
  return without.length > 0
    ? { id: 'pages', state: 'open', detail: `No key yet: ${without.join(', ')}.`, cure }
    : { id: 'pages', state: 'done', detail: `With a key: ${crms.join(', ')}.` };
};

const mappingStep = (total: number): Step =>
  total > 0
    ? { id: 'mapping', state: 'done', detail: `${counted(total, 'agent has', 'agents have')} a mapping.` }
    : {
        id: 'mapping',
        state: 'open',
        detail: 'No agent has a mapping of their own.',
        cure: 'Use Auto-match on the mapping page, import a CSV, or fill in one row.',
      };

/** The last step is done when a CRM asked for a call: a test call from these pages does not show that a click arrives. */
const callStep = async ({ calls, credentials }: SetupDeps): Promise<Step> => {
  const { items } = await calls.list({ state: 'ended', limit: 1 });
  const asked = credentials().filter(({ isUsed }) => isUsed);
  const clicked = await Promise.all(asked.map(({ crm }) => calls.list({ crm, state: 'ended', limit: 1 })));
  if (clicked.some((page) => page.items.length > 0)) {
    return { id: 'call', state: 'done', detail: 'A click in the CRM was followed to the end of its call.' };
  }
  return {
    id: 'call',
    state: 'open',
    detail:
      items.length > 0 ? 'A test call worked. No CRM has sent a click yet.' : 'No call has been placed yet.',
    cure: 'Click a number in the CRM; it shows here.',
  };
};

/** How far the set-up has got, derived only from facts, so it can be left at any step and resumed later. */
const setupSteps = async (deps: SetupDeps): Promise<readonly Step[]> => {
  const [{ dependencies }, crms, mappings, call] = await Promise.all([
    deps.readiness(),
    deps.crmHealth(),
    deps.mappings.list({ limit: 1 }),
    callStep(deps),
  ]);
  const mors = dependencies.filter((one) => one.name.startsWith('mor '));
  return [
    deps.signIn.needsSetup()
      ? { id: 'password', state: 'open', detail: 'No password is set.', cure: 'Choose one.' }
      : { id: 'password', state: 'done', detail: 'The administrator password is set.' },
    connectionStep('mor', mors, deps.needsRestart('mor'), {
      open: 'Enter the address and the API secret key of your MOR, and test them.',
      broken: 'Open the connection, correct what the test names, and apply it.',
    }),
    connectionStep('crm', crms, deps.needsRestart('crm'), {
      open: 'Choose the type of your CRM, enter its address and login, and test them.',
      broken: 'Open the connection, correct what the test names, and apply it.',
    }),
    mappingStep(mappings.total),
    numbersStep(deps),
    pagesStep(deps),
    call,
  ];
};

export const addSetupRoutes = (add: AddRoute, deps: SetupDeps): void => {
  add('GET /setup', async () => ({ steps: await setupSteps(deps), apiUrl: deps.apiUrl }));
};
