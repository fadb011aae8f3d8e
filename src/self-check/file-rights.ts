import { statSync } from 'node:fs';

const OTHERS_READ = 0o004;
const OTHERS_WRITE = 0o002;

const modeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mode ?? 0;

/**
 * One sentence with its cure for each file with secrets that every user of this machine can read or change, and for each other
 * file of the configuration that they can change.
 */
export const fileWarnings = (files: {
  readonly secretFiles: readonly string[];
  readonly plainFiles: readonly string[];
}): string[] => {
  // Windows has no such rights; Node invents values there.
  if (process.platform === 'win32') return [];
  const secret = [...new Set(files.secretFiles)].flatMap((path) => {
    const mode = modeOf(path);
    const can = [
      ...((mode & OTHERS_READ) === 0 ? [] : ['read']),
      ...((mode & OTHERS_WRITE) === 0 ? [] : ['change']),
    ];
    if (can.length === 0) return [];
    return [
      `${path} holds secrets, and every user of this machine can ${can.join(' and ')} it; run: chmod o-rwx ${path}`,
    ];
  });
  const plain = files.plainFiles
    .filter((path) => (modeOf(path) & OTHERS_WRITE) !== 0)
    .map(
      (path) =>
        `${path} says where calls go, and every user of this machine can change it; run: chmod o-w ${path}`,
    );
  return [...secret, ...plain];
};
