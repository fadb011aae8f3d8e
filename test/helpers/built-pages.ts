import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CHAPTERS } from '../../scripts/site/chapters.ts';

const SOURCES = [
  ...['src/web/admin', 'src/web/docs', 'src/web/panel', 'src/web/shared', 'src/vocabulary'],
  ...['scripts/build-web.ts', 'scripts/build-site.ts', 'scripts/site', 'docs/images'],
  ...CHAPTERS.map(({ file }) => file),
];
const BUILT = [
  ...['dist/web/admin/index.html', 'dist/web/panel/index.html', 'dist/web/panel/cti.html'],
  'dist/web/docs/search.js',
];
const LOCK = 'dist/building-pages';
/** A lock older than this belongs to a build that was killed. */
const STALE_LOCK_MS = 60_000;
const POLL_MS = 100;

const newestMs = (path: string): number => {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(...readdirSync(path).map((name) => newestMs(join(path, name))));
};

const isFresh = (): boolean =>
  BUILT.every((file) => existsSync(file)) &&
  Math.min(...BUILT.map((file) => statSync(file).mtimeMs)) >= Math.max(...SOURCES.map(newestMs));

const takeLock = (): boolean => {
  try {
    mkdirSync(LOCK, { recursive: false });
    return true;
  } catch {
    if (Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > STALE_LOCK_MS) {
      rmSync(LOCK, { recursive: true, force: true });
    }
    return false;
  }
};

/** Builds the admin pages, the panel and the documentation unless they are newer than their sources; only one test process does it. */
export const buildPages = async (): Promise<void> => {
  mkdirSync('dist', { recursive: true });
  while (!isFresh()) {
    if (!takeLock()) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      continue;
    }
    try {
      const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build-web.ts'], {
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`the pages cannot be built:\n${stderr}`);
    } finally {
      rmSync(LOCK, { recursive: true, force: true });
    }
  }
};
