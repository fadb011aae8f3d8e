/**
 * What a connector outside this tree needs: `import type { ConnectorType } from 'mor-crm-connector/connector'`.
 * docs/connectors.md tells how such a connector is made and named in the configuration.
 */
export type * from './calls/connector.ts';
export type { AgentRef, Call, RecordRef } from './calls/call/call.ts';
export type { ResultChoice } from './vocabulary/results.ts';
export type { Outcome } from './vocabulary/outcomes.ts';
export type { Log, Now } from './calls/ports.ts';
export type { PartialMapping } from './mapping/agents/mapping.ts';
export type { OutsideConnectorType } from './extensions/outside-type.ts';
export { Problem } from './calls/problems.ts';
export { CONNECTOR_INTERFACE } from './extensions/outside-type.ts';
