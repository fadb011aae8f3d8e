import { unwise } from '../vocabulary/findings.ts';
import type { Finding } from '../vocabulary/findings.ts';
import { statSync } from 'node:fs';

const OTHERS_READ = 0o004;
const OTHERS_WRITE = 0o002;

const modeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mode ?? 0;

/**
 * One finding for each file with secrets that every user of this machine can read or change, and for each other file of the
 * configuration that they can change.
 */
export const fileWarnings = (files: {
  readonly secretFiles: readonly string[];
  readonly plainFiles: readonly string[];
}): Finding[] => {
  // Windows has no such rights; Node invents values there.
  if (process.platform === 'win32') return [];
  const secret = [...new Set(files.secretFiles)].flatMap((path) => {
    const mode = modeOf(path);
    const [reads, writes] = [(mode & OTHERS_READ) !== 0, (mode & OTHERS_WRITE) !== 0];
    if (reads && writes) return [unwise('secrets_open', { path })];
    if (reads) return [unwise('secrets_readable', { path })];
    return writes ? [unwise('secrets_writable', { path })] : [];
  });
  const plain = files.plainFiles
    .filter((path) => (modeOf(path) & OTHERS_WRITE) !== 0)
    .map((path) => unwise('file_writable', { path }));
  return [...secret, ...plain];
};
