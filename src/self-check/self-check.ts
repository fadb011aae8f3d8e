import type { Runtime } from '../app/runtime.ts';
import type { CheckLine } from '../calls/connector.ts';
import { configWarnings } from '../config/load.ts';
import { checkAgents } from './agents.ts';
import { checkMappings } from './check-mappings.ts';
import { checkPackages } from './check-packages.ts';
import { checkMor } from './check-mor.ts';
import { checkSight, someMorUser } from './check-sight.ts';
import { fileWarnings } from './file-rights.ts';
import { missingParts } from './missing.ts';
import { at, good, wrong } from '../vocabulary/findings.ts';

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
  const count = warnings.length;
  const state = count === 0 ? good('configuration_complete') : good('configuration_warned', { count });
  yield at('configuration', {}, state);
  for (const warning of warnings) yield at('configuration_warning', {}, warning);
  for (const warning of fileWarnings(runtime)) yield at('file_rights', {}, warning);
  const { database } = runtime.config;
  try {
    await runtime.store.ping();
    const address = database.replace(/\/\/[^@/]*@/, '//<hidden>@').replace(/\?.*/, '');
    yield at('database', {}, good('database_answers', { address }));
  } catch (error) {
    const text = error instanceof Error ? error.message : 'does not answer';
    const broken = database.startsWith('sqlite:') ? 'sqlite_broken' : 'postgres_broken';
    yield at('database', {}, wrong(broken, { text }));
  }
  yield* await missingParts(runtime);
  const redis = await runtime.limits.check();
  if (redis) yield at('redis', {}, redis);
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
