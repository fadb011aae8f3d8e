import type { Now } from '../../calls/ports.ts';
import type { CrmInstance } from '../../calls/place/resolving.ts';
import type { Dependency } from '../health.ts';

/** The state of each CRM according to its own check. */
export type Health = () => Promise<readonly Dependency[]>;

/** A check takes several requests to the CRM, so it is not repeated for every page view. */
const CACHE_MS = 60_000;

export const createCrmHealth = (crms: ReadonlyMap<string, CrmInstance>, now: Now): Health => {
  const known = new Map<string, { atMs: number; result: Promise<Dependency> }>();

  const ask = async (id: string, crm: CrmInstance): Promise<Dependency> => {
    const name = `crm ${id}`;
    const lines = await crm.connector.check();
    const broken = lines.find((line) => !line.ok);
    return broken
      ? { name, ok: false, detail: `${broken.link}: ${broken.detail}` }
      : { name, ok: true, detail: lines[0]?.detail ?? 'answers' };
  };

  return () =>
    Promise.all(
      [...crms].map(([id, crm]) => {
        const before = known.get(id);
        if (before && now() - before.atMs < CACHE_MS) return before.result;
        const result = ask(id, crm).catch((error: unknown): Dependency => ({
          name: `crm ${id}`,
          ok: false,
          detail: error instanceof Error ? error.message : 'does not answer',
        }));
        known.set(id, { atMs: now(), result });
        return result;
      }),
    );
};
