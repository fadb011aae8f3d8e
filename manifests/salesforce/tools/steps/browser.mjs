import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, TOOLS } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';

/** Bundles the components and plays the scenes of test/salesforce-lwc. SHOTS=folder keeps the screenshots. */
export const browser = async () => {
  const page = await mkdtemp(join(tmpdir(), 'mor-lwc-page-'));
  try {
    const built = await run('node', [
      join(TOOLS, 'page/bundle.mjs'),
      page,
      process.env.PAGE_LANGUAGE ?? 'en',
    ]);
    if (built.code !== 0) return { passed: 0, errors: [built.output] };
    const designSystem = join(TOOLS, 'node_modules/@salesforce-ux/design-system/assets');
    const shots = process.env.SHOTS ? ['--shots', process.env.SHOTS] : [];
    const args = [
      '--import',
      'tsx',
      'test/salesforce-lwc/run.ts',
      '--page',
      page,
      '--design-system',
      designSystem,
    ];
    const { code, output } = await run('node', [...args, ...shots], { cwd: ROOT });
    const passed = Number(/(\d+) passed, \d+ failed/.exec(output)?.[1] ?? 0);
    const failures = output.split('\n').filter((line) => line.startsWith('FAILED'));
    if (code !== 0 && failures.length === 0) failures.push(output);
    if (code === 0 && passed === 0) failures.push('no scene was played');
    return { passed, errors: failures };
  } finally {
    await rm(page, { recursive: true, force: true });
  }
};
