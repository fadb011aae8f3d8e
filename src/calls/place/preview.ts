import { defined } from '../../defined.ts';
import { isSecretColumn } from '../../vocabulary/column-lists.ts';
import { canonicalClick } from './click.ts';
import type { Click } from './click.ts';
import { Problem } from '../problems.ts';
import type { ProblemCode } from '../../vocabulary/problem-codes.ts';
import { destinationOf, resolveClick } from './resolve-click.ts';
import type { ResolveDeps, ResolveStep, Trace } from './resolving.ts';

export interface PreviewStep {
  readonly step: ResolveStep;
  readonly ok: boolean;
  readonly detail: string;
}

/** What a click would do, step by step; the last step is the one that stops it, if any. */
export interface Preview {
  readonly wouldDial: boolean;
  readonly steps: readonly PreviewStep[];
  /** Each mapping value, and where it came from: the mapping row, the CRM user record, the instance's defaults. */
  readonly mapping?: Readonly<Record<string, { readonly value: string | boolean; readonly from: string }>>;
  readonly record?: { readonly name: string; readonly doNotCall: boolean; readonly url?: string };
  readonly number?: {
    readonly raw?: string;
    readonly field?: string;
    readonly destination: string | null;
    readonly dialled?: string;
    /** If the field holds several: all of them, the one that a click dials first. Each may be sent as `number`. */
    readonly choices?: readonly string[];
  };
  /** The request that would go to MOR, with its hash hidden. */
  readonly request?: {
    readonly method: string;
    readonly url: string;
    readonly params: Readonly<Record<string, string>>;
  };
  readonly problem?: { readonly code: ProblemCode; readonly detail: string; readonly cure: string };
}

/** Steps in order; a click stops at the one after the last that succeeded. */
const ORDER: readonly ResolveStep[] = ['agent', 'source', 'record', 'number', 'rules', 'request'];

const STEP_OF: Partial<Record<ProblemCode, ResolveStep>> = {
  agent_not_mapped: 'agent',
  agent_disabled: 'agent',
  record_not_found: 'record',
  do_not_call: 'record',
  no_telephone_number: 'number',
  number_invalid: 'number',
  destination_blocked: 'rules',
};

const mappingView = (trace: Trace): Preview['mapping'] => {
  const { mapping, origins } = trace;
  if (!mapping || !origins) return undefined;
  // A credential such as a card PIN: the preview shows that there is one, not its value.
  return Object.fromEntries(
    Object.entries(mapping).map(([key, value]: [string, string | boolean]) => [
      key,
      {
        value: isSecretColumn(key) ? '<hidden>' : value,
        from: origins[key as keyof typeof origins] ?? 'mapping',
      },
    ]),
  );
};

const failedStep = (problem: Problem, done: readonly PreviewStep[]): ResolveStep => {
  const known = STEP_OF[problem.code];
  if (known) return known;
  const last = done[done.length - 1];
  return (last ? ORDER[ORDER.indexOf(last.step) + 1] : undefined) ?? 'agent';
};

/** Runs a click up to the request to MOR and describes each step. Dials and stores nothing. */
export const preview = async (click: Click, deps: ResolveDeps): Promise<Preview> => {
  const steps: PreviewStep[] = [];
  const trace: Trace = { onStep: (step, detail) => steps.push({ step, ok: true, detail }) };
  let problem: Problem | undefined;
  try {
    await resolveClick(canonicalClick(click, deps.crms), deps, trace);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problem = error;
    steps.push({ step: failedStep(error, steps), ok: false, detail: error.message });
  }
  const { record, request, server, destination } = trace;
  const offered = trace.offered ?? [];
  const described = request && server?.gateway.describe(request);
  if (described) steps.push({ step: 'request', ok: true, detail: `${described.method} ${described.url}` });
  const mapping = mappingView(trace);
  return {
    wouldDial: problem === undefined,
    steps,
    ...defined({
      mapping,
      record: record && { name: record.name, doNotCall: record.doNotCall, ...defined({ url: record.url }) },
      number:
        destination === undefined
          ? undefined
          : {
              destination,
              ...defined({
                raw: trace.raw,
                field: trace.field,
                dialled: request?.dst,
                choices: offered.length < 2 ? undefined : offered.map(destinationOf),
              }),
            },
      request: described,
      problem: problem && { code: problem.code, detail: problem.message, cure: problem.cure },
    }),
  };
};
