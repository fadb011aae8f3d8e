import type { ActivityState, CallState } from '../../../vocabulary/call-states.ts';
import type { Outcome } from '../../../vocabulary/outcomes.ts';
import type { AgentRef } from './common.ts';

export interface Call {
  readonly id: string;
  readonly version: number;
  readonly state: CallState;
  readonly outcome?: Outcome;
  readonly crm: string;
  readonly user: string;
  readonly record?: { readonly type: string; readonly id: string };
  readonly contactName?: string;
  readonly source: string;
  readonly destination: string | null;
  readonly mor: { readonly server: string; readonly username: string; readonly device: string };
  readonly createdAt: string;
  readonly endedAt?: string;
  readonly talkSeconds?: number;
  readonly hangupCause?: number;
  /** What the cause means and what to check; for calls that did not end as calls end. */
  readonly hangup?: { readonly meaning: string; readonly cure: string };
  readonly message: string;
  readonly notes?: string;
  readonly disposition?: string;
  readonly refusal?: { readonly code: string; readonly detail: string; readonly cure?: string };
  readonly activity?: {
    readonly id?: string;
    readonly url?: string;
    readonly state: Exclude<ActivityState, 'none'>;
    readonly error?: string;
  };
  readonly timeline: readonly {
    readonly at: string;
    readonly state: CallState;
    readonly by: string;
    readonly detail?: string;
  }[];
}

export interface Overview {
  readonly health: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
  readonly perHour: readonly { readonly at: string; readonly calls: number; readonly answered: number }[];
  readonly outcomes: readonly { readonly outcome: string; readonly count: number }[];
  readonly answerRate: number | null;
  readonly timeToRingSec: { readonly p50?: number | null; readonly p95?: number | null };
  readonly refusals: readonly {
    readonly code: string;
    readonly mor?: string;
    readonly count: number;
    readonly meaning: string;
    readonly cure: string;
  }[];
  readonly agents: readonly (AgentRef & {
    readonly name?: string;
    readonly calls: number;
    readonly answered: number;
    readonly talkSeconds: number;
  })[];
  /** Of the last 24 hours, whatever the range. */
  readonly peaks: readonly {
    readonly crm: string;
    readonly concurrent: number;
    readonly perMinute: number;
    readonly perDay: number;
    readonly limits: { readonly concurrent?: number; readonly perMinute?: number; readonly perDay?: number };
  }[];
  readonly activities: { readonly pending: number; readonly dead: number };
}
