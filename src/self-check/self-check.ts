import type { Runtime } from '../app/runtime.ts';
import type { CheckLine } from '../calls/connector.ts';
import { configWarnings } from '../config/load.ts';
import { counted } from '../mapping/counted.ts';
import { checkAgents } from './agents.ts';
import { checkMappings } from './check-mappings.ts';
import { checkPackages } from './check-packages.ts';
import { checkMor } from './check-mor.ts';
import { checkSight, someMorUser } from './check-sight.ts';
import { fileWarnings } from './file-rights.ts';
import { missingParts } from './missing.ts';
import { ok } from './line.ts';

export interface CheckDepth {
  /** Ask about every mapping and every user of a CRM, not only a sample. */
  readonly all?: boolean;
  /** Called now and then while a long list is asked about. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Walks the whole chain and reports for each link whether it works, or what is wrong and the cure. Never places a call: the hash
 * is tested with a device that cannot exist.
 */
export async function* selfCheck(
  runtime: Runtime,
  nowMs: number,
  depth: CheckDepth = {},
): AsyncGenerator<CheckLine> {
  const warnings = configWarnings(runtime.config);
  const warned = warnings.length === 0 ? '' : `, ${counted(warnings.length, 'warning')}`;
  yield ok('configuration', `complete${warned}`);
  for (const warning of warnings) yield { ...ok('configuration: warning', warning), warn: true };
  for (const warning of fileWarnings(runtime)) yield { ...ok('file rights', warning), warn: true };
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
  yield* await missingParts(runtime);
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
  yield* await checkPackages(runtime);
  yield* checkMappings(runtime, usable, { ...depth, nowMs });
  yield* await checkAgents(runtime, { ...depth, nowMs });
}
