import { z } from 'zod';
import type { Log } from '../calls/ports.ts';
import type { AuditDraft, RecordStore } from '../calls/admin-ports.ts';
import { numbersSchema, rulesSchema } from '../config/rules-schema.ts';
import type { Config } from '../config/schema.ts';

/** The dial rules and number settings in force. */
export interface RuleSet {
  readonly rules: Config['rules'];
  readonly numbers: Config['numbers'];
}

/** Rules that administrators can change while the connector runs; every click reads `current`. */
export interface LiveRules {
  readonly current: () => RuleSet;
  readonly origin: () => 'file' | 'stored';
  set(next: RuleSet, audit: Omit<AuditDraft, 'before' | 'after' | 'action' | 'subject'>): Promise<void>;
  /** Call this when another node has changed them. */
  reload(): Promise<void>;
  /** Returns to the rules of the configuration file. */
  reset(audit: Omit<AuditDraft, 'before' | 'after' | 'action' | 'subject'>): Promise<void>;
}

/** What the rules page sends and what is stored. */
export const ruleSetSchema = z.strictObject({
  numbers: numbersSchema.prefault({}).meta({ title: 'Numbers' }),
  rules: rulesSchema.prefault({}).meta({ title: 'Destinations and limits' }),
});

const ID = 'rules';

export const createLiveRules = async (
  records: RecordStore,
  config: Pick<Config, 'rules' | 'numbers'>,
  log: Log,
): Promise<LiveRules> => {
  const fromFile: RuleSet = { rules: config.rules, numbers: config.numbers };
  let stored: RuleSet | undefined;
  const read = async (): Promise<void> => {
    const text = await records.get('rules', ID);
    const parsed = text === undefined ? undefined : ruleSetSchema.safeParse(JSON.parse(text));
    stored = parsed?.data;
    // The file's rules could allow what the stored ones forbade, so this fallback must not go unnoticed.
    if (parsed?.error)
      log.error(
        { issues: parsed.error.issues.length },
        'the stored rules cannot be read; the file’s rules count',
      );
  };
  await read();
  const current = (): RuleSet => stored ?? fromFile;
  return {
    current,
    origin: () => (stored ? 'stored' : 'file'),
    reload: read,
    async set(next, by) {
      const audit = { ...by, action: 'rules.edit', subject: 'rules', before: current(), after: next };
      await records.apply([{ kind: 'rules', id: ID, value: JSON.stringify(next) }], audit);
      stored = next;
    },
    async reset(by) {
      const audit = { ...by, action: 'rules.reset', subject: 'rules', before: current(), after: fromFile };
      await records.apply([{ kind: 'rules', id: ID, value: null }], audit);
      stored = undefined;
    },
  };
};
