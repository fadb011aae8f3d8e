import type { CallStore } from '../../../calls/ports.ts';
import type { MappingStore } from '../../../calls/admin-ports.ts';
import { counted } from '../../../mapping/counted.ts';
import type { Readiness } from '../../health.ts';
import type { Health } from '../crm-health.ts';
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
}

type Step = AnswerOf<'GET /setup'>['steps'][number];

/** Summarises several dependencies of one kind as a step. */
const connectionStep = (
  id: 'mor' | 'crm',
  found: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[],
  isWaiting: boolean,
  cures: { open: string; broken: string },
): Step => {
  const broken = found.find((one) => !one.ok);
  if (broken) return { id, state: 'broken', detail: `${broken.name}: ${broken.detail}`, cure: cures.broken };
  if (found.length === 0 && isWaiting) {
    return { id, state: 'open', detail: 'It is entered, but not in use yet.', cure: 'Press Restart now.' };
  }
  return found.length > 0
    ? { id, state: 'done', detail: found.map((one) => `${one.name}: ${one.detail}`).join('; ') }
    : { id, state: 'open', detail: 'None is connected yet.', cure: cures.open };
};

/** How far the set-up has got, derived only from facts, so it can be left at any step and resumed later. */
export const setupSteps = async (deps: SetupDeps): Promise<readonly Step[]> => {
  const [{ dependencies }, crms, mappings, ended] = await Promise.all([
    deps.readiness(),
    deps.crmHealth(),
    deps.mappings.list({ limit: 1 }),
    deps.calls.list({ state: 'ended', limit: 1 }),
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
    mappings.total > 0
      ? {
          id: 'mapping',
          state: 'done',
          detail: `${counted(mappings.total, 'agent has', 'agents have')} a mapping.`,
        }
      : {
          id: 'mapping',
          state: 'open',
          detail: 'No agent has a mapping of their own.',
          cure: 'Use Auto-match on the mapping page, import a CSV, or fill in one row.',
        },
    ended.items.length > 0
      ? { id: 'call', state: 'done', detail: 'A call was placed and followed to its end.' }
      : { id: 'call', state: 'open', detail: 'No call has been placed yet.', cure: 'Place a test call.' },
  ];
};

export const addSetupRoutes = (add: AddRoute, deps: SetupDeps): void => {
  add('GET /setup', async () => ({ steps: await setupSteps(deps) }));
};
