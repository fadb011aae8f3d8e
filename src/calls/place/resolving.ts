import type { Mapping, PartialMapping } from '../../mapping/agents/mapping.ts';
import type { DialableNumber } from '../../mapping/numbers/numbers.ts';
import type { NumberForm } from '../../mapping/numbers/number-form.ts';
import type { Origins } from '../../mapping/agents/resolve-agent.ts';
import type { InternalNumbers } from '../../mapping/rules/internal.ts';
import type { DialRules } from '../../mapping/rules/rules.ts';
import type { InboundRules } from '../inbound-rules.ts';
import type { Connector, CrmRecord } from '../connector.ts';
import type { CallbackRequest, MorGateway } from '../mor-gateway.ts';
import type { Now } from '../ports.ts';
import type { MappingStore } from '../admin-ports.ts';
import type { ResultChoice } from '../../vocabulary/results.ts';

/** A CRM instance, for the use cases: its connector and what its configuration adds. */
export interface CrmInstance {
  readonly connector: Connector;
  readonly defaults: PartialMapping;
  readonly defaultCountry?: string;
  readonly callerIds: readonly string[];
  /** The results that its agents can choose after a call. */
  readonly results: readonly ResultChoice[];
  /** After an answered call, agents must choose one of them. */
  readonly resultRequired?: boolean;
  /** Absent: incoming calls are not taken. */
  readonly inbound?: InboundRules;
}

/** A MOR server, for the use cases. */
export interface MorServer {
  readonly gateway: MorGateway;
  readonly numbers: NumberForm;
}

export interface ResolveDeps {
  readonly crms: ReadonlyMap<string, CrmInstance>;
  readonly mors: ReadonlyMap<string, MorServer>;
  readonly mappings: Pick<MappingStore, 'find'>;
  /** Read at each click: administrators may change them while the connector runs. */
  readonly rules: () => DialRules;
  /** Which short numbers are internal; the same function until the patterns change. */
  readonly internal: () => InternalNumbers;
  /** The country of numbers that carry none, where neither agent nor CRM has one; may change as the rules do. */
  readonly defaultCountry: () => string | undefined;
  readonly now: Now;
}

export type ResolveStep = 'agent' | 'source' | 'record' | 'number' | 'rules' | 'request';

/** What is known so far; filled step by step, so that a refusal can still say how far it got. */
export interface Trace {
  mapping?: Mapping;
  origins?: Origins;
  source?: string;
  record?: CrmRecord;
  contactName?: string;
  /** As typed, and the CRM field it came from. */
  raw?: string;
  field?: string;
  /** Every number of that field. */
  offered?: readonly DialableNumber[];
  /** E.164 or internal digits; null: MOR asks the agent. */
  destination?: string | null;
  request?: CallbackRequest;
  server?: MorServer;
  /** Called after each step that succeeded, for the preview. */
  onStep?: (step: ResolveStep, detail: string) => void;
}

export interface Resolved {
  readonly mapping: Mapping;
  readonly server: MorServer;
  readonly source: string;
  readonly destination: string | null;
  readonly contactName?: string;
  readonly request: CallbackRequest;
}
