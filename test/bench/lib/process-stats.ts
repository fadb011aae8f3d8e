import { readFileSync, readdirSync } from 'node:fs';

/** Clock ticks a second of /proc/<pid>/stat; fixed for user space on Linux. */
const TICKS_PER_SEC = 100;
const US_PER_TICK = 1_000_000 / TICKS_PER_SEC;

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended.
    return undefined;
  }
};

interface Stat {
  readonly parent: number;
  readonly cpuUs: number;
}

const statOf = (pid: number): Stat | undefined => {
  const text = read(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  // The name in brackets may contain spaces; the fields needed come after it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { parent: Number(fields[1]), cpuUs: (Number(fields[11]) + Number(fields[12])) * US_PER_TICK };
};

const treeOf = (root: number): number[] => {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const parent = Number.isInteger(pid) ? statOf(pid)?.parent : undefined;
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const all = [root];
  for (const pid of all) all.push(...(children.get(pid) ?? []));
  return all;
};

/** User and system time of a process and its descendants, microseconds. Linux only. */
export const cpuOfTreeUs = (root: number): number =>
  treeOf(root).reduce((sum, pid) => sum + (statOf(pid)?.cpuUs ?? 0), 0);

/** Resident memory of a process and its descendants, KiB. */
export const rssOfTreeKib = (root: number): number =>
  treeOf(root).reduce((sum, pid) => {
    const resident = /^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
    return sum + Number(resident ?? 0);
  }, 0);

/** Busy time of all processors since boot, microseconds: what is neither idle nor waiting for a disk. */
export const machineBusyUs = (): number => {
  const [line = ''] = (read('/proc/stat') ?? '').split('\n');
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0] = line.split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + softIrq) * US_PER_TICK;
};
