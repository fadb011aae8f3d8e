import { readMappingCsv } from '../../src/mapping/agents/csv.ts';
import type { CsvResult } from '../../src/mapping/agents/csv.ts';

/** The whole file at once: a test has nobody else to serve. */
export const parseMappingCsv = (...given: Parameters<typeof readMappingCsv>): CsvResult => {
  const reading = readMappingCsv(...given);
  let step = reading.next();
  while (step.done !== true) step = reading.next();
  return step.value;
};
