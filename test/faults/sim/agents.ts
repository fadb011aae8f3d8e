import type { Mapping } from '../../../src/mapping/agents/mapping.ts';

export interface Agent {
  readonly crm: string;
  readonly user: string;
  readonly device: string;
  readonly source: string;
}

export const agentsOf = (count: number): readonly Agent[] =>
  Array.from({ length: count }, (_, i) => ({
    crm: i % 3 === 2 ? 'support' : 'sales',
    user: `agent${i}`,
    device: String(12 + i),
    source: `3706000${1_000 + i}`,
  }));

export const mappingOf = ({ crm, user, device, source }: Agent): Mapping => ({
  crm,
  user,
  device,
  source,
  mor: 'main',
  username: 'office',
  freeDialling: false,
  enabled: true,
});
