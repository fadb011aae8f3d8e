import { expect, it } from '@jest/globals';
import { sourcesOf } from '../../../src/mapping/agents/mapping.ts';

it('lists the sources of a mapping, the default first', () => {
  expect(sourcesOf({ source: ' +37060012345; 101 ;;' })).toEqual(['+37060012345', '101']);
  expect(sourcesOf({ source: '' })).toEqual([]);
});
