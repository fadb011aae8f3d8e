import type { Outcome } from '../../src/vocabulary/outcomes.ts';

/** One click that an agent will make. */
export interface Click {
  readonly key: string;
  /** The agent's id in the CRM. */
  readonly user: string;
  readonly record: { readonly type: string; readonly id: string };
  /** As sent to MOR: digits only. Unique for each click. */
  readonly destination: string;
  /** How MOR's script for this destination ends. */
  readonly outcome: Outcome;
}

/**
 * Last digits that the simulator has scripts for, and how those end. Most people answer and talk for a second: a CDR
 * counts simulated seconds, and one that claims more time than the call really took is rightly taken for another call's.
 */
const COURSES: readonly (readonly [string, Outcome])[] = [
  ['013', 'answered'],
  ['013', 'answered'],
  ['013', 'answered'],
  ['002', 'busy'],
  ['003', 'no_answer'],
  ['005', 'agent_no_answer'],
  ['006', 'agent_no_answer'],
  ['007', 'cancelled'],
  ['009', 'failed'],
  ['014', 'busy'],
];

/** The Lithuanian mobile number of the `index`th contact, and how a call to it ends. */
export const contactNumber = (index: number): { readonly destination: string; readonly outcome: Outcome } => {
  const [suffix, outcome] = COURSES[(index * 7) % COURSES.length] ?? (['013', 'answered'] as const);
  return { destination: `37061${String(index).padStart(3, '0')}${suffix}`, outcome };
};

/** The result of a request about a click: a call, a final refusal, or a reason to retry with the same key. */
export type Attempt =
  | { readonly kind: 'call'; readonly id: string; readonly version: number; readonly state: string }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'again'; readonly code: string };

/** Temporary problems, worth a retry. */
const PASSING = new Set([
  ...['agent_busy', 'rate_limited', 'mor_unreachable', 'crm_unreachable', 'overloaded', 'not_ready'],
  ...['internal', 'connector_unreachable'],
]);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Parses the connector's answer, a call or a problem. */
export const readAttempt = (body: unknown): Attempt => {
  if (!isObject(body)) return { kind: 'again', code: 'no JSON' };
  const { id, version, state, code } = body;
  if (typeof id === 'string' && typeof version === 'number' && typeof state === 'string')
    return { kind: 'call', id, version, state };
  if (typeof code !== 'string') return { kind: 'again', code: 'neither call nor problem' };
  return { kind: PASSING.has(code) ? 'again' : 'refused', code };
};

/** The telephone button: carries a person's requests to the connector. */
export interface Button {
  /** Sends the click once; stops waiting for the answer after `impatientMs`. */
  press(click: Click, impatientMs?: number): Promise<Attempt>;
  /** The call, once it is newer than `since` or after some seconds. */
  look(click: Click, callId: string, since: number): Promise<Attempt>;
  note(click: Click, callId: string, notes: string): Promise<Attempt>;
}
