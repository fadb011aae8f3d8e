import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './statistics.ts';

const ROUNDS = 200;

/** What one `fdatasync` after 4 KiB costs on the disk of the temporary folder, where the connector's file lies; ms, median. */
export const syncMs = (): number => {
  const folder = mkdtempSync(join(tmpdir(), 'mor-crm-connector-bench-'));
  const file = openSync(join(folder, 'file'), 'w');
  try {
    const page = Buffer.alloc(4096, 1);
    return median(
      Array.from({ length: ROUNDS }, () => {
        const startedMs = performance.now();
        writeSync(file, page);
        fdatasyncSync(file);
        return performance.now() - startedMs;
      }),
    );
  } finally {
    closeSync(file);
    rmSync(folder, { recursive: true, force: true });
  }
};
