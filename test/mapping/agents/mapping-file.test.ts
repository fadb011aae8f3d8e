import { describe, expect, it } from '@jest/globals';
import { readMappingFile } from '../../../src/mapping/agents/mapping-file.ts';

const CONTEXT = { crms: ['sales'], mors: ['main'] };
const LINE = 'sales,u,anna,17,101';

const fileOf = (lines: number): Uint8Array =>
  Buffer.from(
    [
      'crm,user,username,device,source',
      ...Array.from({ length: lines }, (_, at) => LINE.replace('u', `u${at}`)),
    ].join('\n'),
  );

describe('reading a large file', () => {
  it('lets others go first many times, so that clicks do not wait for it', async () => {
    let turns = 0;
    let next: NodeJS.Immediate | undefined;
    const other = (): void => {
      turns += 1;
      next = setImmediate(other);
    };
    other();
    const { rows, errors } = await readMappingFile(fileOf(5_000), CONTEXT);
    clearImmediate(next);
    expect([rows.length, errors]).toEqual([5_000, []]);
    expect(turns).toBeGreaterThanOrEqual(15);
  });

  it('is refused before it is read where it has more lines than any company has agents', async () => {
    const { rows, errors } = await readMappingFile(fileOf(100_001), CONTEXT);
    const message = 'the file has more than 100000 lines; split it into several files';
    expect([rows, errors]).toEqual([[], [{ line: 100_002, message }]]);
  });
});
