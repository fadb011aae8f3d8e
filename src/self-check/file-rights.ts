import { statSync } from 'node:fs';

const OTHERS_READ = 0o004;
const OTHERS_WRITE = 0o002;

/** One sentence with its cure for each file with secrets that every user of this machine can read or change. */
export const fileWarnings = (paths: readonly string[]): string[] => {
  // Windows has no such rights; Node invents values there.
  if (process.platform === 'win32') return [];
  return [...new Set(paths)].flatMap((path) => {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
    const can = [
      ...((mode & OTHERS_READ) === 0 ? [] : ['read']),
      ...((mode & OTHERS_WRITE) === 0 ? [] : ['change']),
    ];
    if (can.length === 0) return [];
    return [
      `${path} holds secrets, and every user of this machine can ${can.join(' and ')} it; run: chmod o-rwx ${path}`,
    ];
  });
};
