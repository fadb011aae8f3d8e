/** What the admin API takes and gives, as the pages see it. */
export type { CheckLine } from '../../calls/connector.ts';
export type { Preview } from '../../calls/place/preview.ts';
export type { Mapping } from '../../mapping/agents/mapping.ts';
export type { ProposedPattern } from '../../mapping/rules/propose-patterns.ts';
export type * from './types/access.ts';
export type * from './types/calls.ts';
export type * from './types/common.ts';
export type * from './types/connections.ts';
export type * from './types/mapping.ts';
export type * from './types/rules.ts';
