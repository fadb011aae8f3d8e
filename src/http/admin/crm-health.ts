import { defined } from '../../defined.ts';
import type { Now } from '../../calls/ports.ts';
import type { CrmInstance } from '../../calls/place/resolving.ts';
import type { Dependency } from '../health.ts';

/** With what helps, if something is broken. */
export interface CrmState extends Dependency {
  readonly cure?: string;
}

/** The state of each CRM according to its own check. */
export type Health = () => Promise<readonly CrmState[]>;

/** A check takes several requests to the CRM, so it is not repeated for every page view. */
const CACHE_MS = 60_000;
/** Somebody who has just mended it looks again. */
const BROKEN_CACHE_MS = 5_000;

export const createCrmHealth = (crms: ReadonlyMap<string, CrmInstance>, now: Now): Health => {
  const known = new Map<string, { untilMs: number; readonly result: Promise<CrmState> }>();

  const ask = async (id: string, crm: CrmInstance): Promise<CrmState> => {
    const name = `crm ${id}`;
    const lines = await crm.connector.check();
    const broken = lines.find((line) => !line.ok);
    return broken
      ? {
          name,
          ok: false,
          detail: `${broken.link.replace(`${name}: `, '')}: ${broken.detail}`,
          ...defined({ cure: broken.cure }),
        }
      : { name, ok: true, detail: lines[0]?.detail ?? 'answers' };
  };

  return () =>
    Promise.all(
      [...crms].map(([id, crm]) => {
        const before = known.get(id);
        if (before && now() < before.untilMs) return before.result;
        const result = ask(id, crm).catch((error: unknown): CrmState => ({
          name: `crm ${id}`,
          ok: false,
          detail: error instanceof Error ? error.message : 'does not answer',
        }));
        const asked = { untilMs: now() + CACHE_MS, result };
        known.set(id, asked);
        void result.then(({ ok }) => {
          if (!ok) asked.untilMs = now() + BROKEN_CACHE_MS;
        });
        return result;
      }),
    );
};
