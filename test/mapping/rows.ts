import type { Mapping } from '../../src/mapping/agents/mapping.ts';

/** A complete, valid row; tests change only the fields they are about. */
export const row = (changes: Partial<Mapping> = {}): Mapping => ({
  crm: 'sales',
  user: '005xx0000012345',
  mor: 'main',
  username: 'anna',
  device: '17',
  source: '+37060012345',
  freeDialling: false,
  enabled: true,
  ...changes,
});
