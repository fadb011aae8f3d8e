import type { Runtime } from '../app/runtime.ts';
import type { CheckLine } from '../calls/connector.ts';
import { configWarnings } from '../config/load.ts';
import { counted } from '../mapping/counted.ts';
import { checkAgents } from './agents.ts';
import { checkMappings } from './check-mappings.ts';
import { checkMor } from './check-mor.ts';
import { checkSight, someMorUser } from './check-sight.ts';
import { fileWarnings } from './file-rights.ts';
import { ok } from './line.ts';

/**
 * Walks the whole chain and reports for each link whether it works, or what is wrong and the cure. Never places a call: the hash
 * is tested with a device that cannot exist.
 */
export async function* selfCheck(runtime: Runtime, nowMs: number): AsyncGenerator<CheckLine> {
  const warnings = configWarnings(runtime.config);
  const warned = warnings.length === 0 ? '' : `, ${counted(warnings.length, 'warning')}`;
  yield ok('configuration', `complete${warned}`);
  for (const warning of warnings) yield { ...ok('configuration: warning', warning), warn: true };
  for (const warning of fileWarnings(runtime.secretFiles))
    yield { ...ok('file rights', warning), warn: true };
  const { database } = runtime.config;
  try {
    await runtime.store.ping();
    yield ok('database', database.replace(/\/\/[^@/]*@/, '//<hidden>@').replace(/\?.*/, ''));
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'does not answer';
    yield {
      link: 'database',
      ok: false,
      detail,
      cure: database.startsWith('sqlite:')
        ? 'Check the path, its rights, and the space left on the disk.'
        : 'Check that the database server runs and answers this machine, and the space left on its disk.',
    };
  }
  const redis = await runtime.limits.check();
  if (redis) yield redis;
  const usable = new Set<string>();
  for (const mor of runtime.config.mor) {
    const gateway = runtime.mors.get(mor.id)?.gateway;
    if (!gateway) continue;
    const lines = await checkMor({ mor, gateway, nowMs, agent: await someMorUser(runtime, mor) });
    if (lines.every((line) => line.ok)) usable.add(mor.id);
    yield* lines;
    yield* await checkSight(runtime, mor, nowMs);
  }
  for (const crm of runtime.crms.values()) yield* await crm.connector.check();
  yield* await checkMappings(runtime, usable, nowMs);
  yield* await checkAgents(runtime, nowMs);
}
