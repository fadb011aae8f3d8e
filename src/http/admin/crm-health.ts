import { defined } from '../../defined.ts';
import type { Now } from '../../calls/ports.ts';
import type { CrmInstance } from '../../calls/place/resolving.ts';
import type { Dependency } from '../health.ts';
import { good, wrong } from '../../vocabulary/findings.ts';

/** The state of each CRM according to its own check. */
export type Health = () => Promise<readonly Dependency[]>;

/** A check takes several requests to the CRM, so it is not repeated for every page view. */
const CACHE_MS = 60_000;
/** An administrator who has just mended it looks again. */
const BROKEN_CACHE_MS = 5_000;

export const createCrmHealth = (crms: ReadonlyMap<string, CrmInstance>, now: Now): Health => {
  const known = new Map<string, { untilMs: number; readonly result: Promise<Dependency> }>();

  const ask = async (id: string, crm: CrmInstance): Promise<Dependency> => {
    const name = `crm ${id}`;
    const lines = await crm.connector.check();
    const broken = lines.find((line) => !line.ok);
    const { code, values, cure } = broken ?? lines[0] ?? good('crm_answers');
    const detail = broken
      ? `${broken.link.replace(`${name}: `, '')}: ${broken.detail}`
      : (lines[0]?.detail ?? 'answers');
    return { name, ok: broken === undefined, detail, ...defined({ code, values, cure }) };
  };

  return () =>
    Promise.all(
      [...crms].map(([id, crm]) => {
        const before = known.get(id);
        if (before && now() < before.untilMs) return before.result;
        const result = ask(id, crm).catch((error: unknown): Dependency => {
          const text = error instanceof Error ? error.message : 'does not answer';
          return { name: `crm ${id}`, ...wrong('crm_check_failed', { text }) };
        });
        const asked = { untilMs: now() + CACHE_MS, result };
        known.set(id, asked);
        void result.then(({ ok }) => {
          if (!ok) asked.untilMs = now() + BROKEN_CACHE_MS;
        });
        return result;
      }),
    );
};
