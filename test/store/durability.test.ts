import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildProgram } from '../helpers/program.ts';
import type { Program } from '../helpers/program.ts';
import { openFile, tempFolder } from './support/files.ts';

/** Lines; each call is written up to three times. */
const ENOUGH = 60;

describe('a store whose process is killed', () => {
  let place: Awaited<ReturnType<typeof tempFolder>>;
  const children: ChildProcess[] = [];
  let writer: Program;

  beforeAll(async () => {
    writer = await buildProgram('test/store/support/writer.ts');
  });
  afterAll(() => {
    writer.dispose();
  });

  beforeEach(async () => {
    place = await tempFolder();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await place.remove();
  });

  /** Runs a writer until it has acknowledged enough writes and a random moment more, kills it, and returns its lines. */
  const killedWriter = async (name: string): Promise<string[]> => {
    const args = [writer.main, place.file, name];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    let printed = '';
    let isEnough = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (isEnough || printed.split('\n').length <= ENOUGH) return;
      isEnough = true;
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 300);
    });
    const [, signal] = (await once(child, 'close')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    // The last line may be truncated; its write was acknowledged, but the test cannot tell which one it was.
    return printed.split('\n').slice(0, -1);
  };

  it('keeps every acknowledged write, with its keys, limits and outbox', async () => {
    const lines: string[] = [];
    for (const round of ['first', 'second']) {
      lines.push(...(await killedWriter(round)));
    }
    const versions = new Map<string, number>();
    for (const line of lines) {
      const [id = '', version] = line.split(' ');
      versions.set(id, Number(version));
    }
    expect(versions.size).toBeGreaterThan(ENOUGH / 3);
    const store = await openFile(place.file);
    const ids = [...versions.keys()];
    const found = await Promise.all(ids.map((id) => store.calls.get(id)));
    const lost = ids.filter((id, index) => (found[index]?.version ?? 0) < (versions.get(id) ?? 0));
    expect(lost).toEqual([]);
    const byKey = await Promise.all(ids.map((id) => store.calls.findByKey('sales', id)));
    expect(byKey.map((entry) => entry?.call)).toEqual(found);
    const due = new Set(
      (await store.calls.dueActivities('sales', Date.now(), 1_000_000)).map((call) => call.id),
    );
    expect(found.filter((call) => call?.version === 3 && !due.has(call.id))).toEqual([]);
    await store.close();
  });

  it('can be used by two processes at the same time', async () => {
    const store = await openFile(place.file);
    const other = await openFile(place.file);
    const settings = Array.from({ length: 40 }, (_, i) => `key-${i}`);
    await Promise.all(settings.map((key, i) => (i % 2 === 0 ? store : other).settings.set(key, 'x')));
    expect([...(await store.settings.all()).keys()].sort()).toEqual([...settings].sort());
    expect(await other.settings.all()).toEqual(await store.settings.all());
    const printed = killedWriter('elsewhere');
    const own = settings.map((key) => store.settings.set(key, 'y'));
    await Promise.all(own);
    const last = (await printed).at(-1)?.split(' ')[0] ?? '';
    expect((await store.calls.get(last))?.id).toBe(last);
    await Promise.all([store.close(), other.close()]);
  });
});
