import { expect, it } from '@jest/globals';
import { isSameAgent } from '../../src/mapping/agents/agent-id.ts';
import { counted } from '../../src/mapping/counted.ts';

it('puts the noun in the right number', () => {
  expect([counted(1, 'row'), counted(0, 'row'), counted(1, 'entry', 'entries')]).toEqual([
    '1 row',
    '0 rows',
    '1 entry',
  ]);
  expect(counted(2, 'entry', 'entries')).toBe('2 entries');
});

it('treats spellings of one agent as the same, whatever the case', () => {
  expect(isSameAgent('sales', 'Ann', ' ann', new Map())).toBe(true);
  expect(isSameAgent('sales', 'Ann', 'Bob', new Map())).toBe(false);
});
