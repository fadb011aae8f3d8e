import { MIGRATIONS_FROM_10 } from './migrations-from-10.ts';
import type { Migration } from './migration.ts';

/** All steps in order, numbered from 1. */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: 'calls',
    sql: `
      CREATE TABLE calls (
        id TEXT NOT NULL PRIMARY KEY,
        crm TEXT NOT NULL,
        user TEXT NOT NULL,
        record_type TEXT,
        record_id TEXT,
        state TEXT NOT NULL,
        activity_state TEXT NOT NULL,
        bucket INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        version INTEGER NOT NULL,
        activity_due INTEGER,
        idempotency_key TEXT,
        fingerprint TEXT,
        doc TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX calls_key ON calls (crm, idempotency_key) WHERE idempotency_key IS NOT NULL;
      CREATE INDEX calls_bucket ON calls (bucket, created_at, id);
      CREATE INDEX calls_crm ON calls (crm, bucket, created_at, id);
      CREATE INDEX calls_agent ON calls (user, crm, bucket, created_at, id);
      CREATE INDEX calls_record ON calls (record_id, record_type, created_at, id) WHERE record_id IS NOT NULL;
      CREATE INDEX calls_due ON calls (activity_due, id) WHERE activity_due IS NOT NULL;
    `,
  },
  {
    version: 2,
    name: 'mappings',
    sql: `
      CREATE TABLE mappings (
        crm TEXT NOT NULL,
        user TEXT NOT NULL,
        mor TEXT NOT NULL,
        username TEXT NOT NULL,
        device TEXT NOT NULL,
        source TEXT NOT NULL,
        callerIdA TEXT,
        callerIdB TEXT,
        cardPin TEXT,
        legATariff TEXT,
        legAResellerTariff TEXT,
        morServer TEXT,
        country TEXT,
        freeDialling INTEGER NOT NULL,
        enabled INTEGER NOT NULL,
        name TEXT,
        email TEXT,
        search TEXT NOT NULL,
        PRIMARY KEY (crm, user)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE batches (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        action TEXT NOT NULL,
        undone_at INTEGER
      ) STRICT;
      CREATE TABLE audit (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        batch INTEGER REFERENCES batches (id),
        before TEXT,
        after TEXT
      ) STRICT;
      CREATE INDEX audit_batch ON audit (batch) WHERE batch IS NOT NULL;
      CREATE INDEX audit_subject ON audit (subject, id);
    `,
  },
  {
    version: 3,
    name: 'settings',
    sql: `
      CREATE TABLE settings (
        key TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE heartbeat (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT;
    `,
  },
  {
    version: 4,
    name: 'records',
    sql: `
      CREATE TABLE records (
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (kind, id)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    version: 5,
    name: 'counters',
    sql: `
      ALTER TABLE calls ADD COLUMN outcome TEXT;
      UPDATE calls SET outcome = coalesce(json_extract(doc, '$.outcome'), 'unknown') WHERE state = 'ended';
      CREATE INDEX calls_outcome ON calls (crm, outcome, bucket, created_at, id) WHERE outcome IS NOT NULL;
      CREATE TABLE hour_stats (
        hour INTEGER NOT NULL,
        crm TEXT NOT NULL,
        result TEXT NOT NULL,
        calls INTEGER NOT NULL,
        PRIMARY KEY (hour, crm, result)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE agent_stats (
        day INTEGER NOT NULL,
        crm TEXT NOT NULL,
        user TEXT NOT NULL,
        calls INTEGER NOT NULL,
        answered INTEGER NOT NULL,
        talk INTEGER NOT NULL,
        PRIMARY KEY (day, crm, user)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE ring_stats (
        hour INTEGER NOT NULL,
        until INTEGER NOT NULL,
        calls INTEGER NOT NULL,
        PRIMARY KEY (hour, until)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO hour_stats
        SELECT created_at - created_at % 3600000, crm,
          iif(state = 'ended', outcome, 'refused:' || coalesce(json_extract(doc, '$.refusal.code'), 'internal')
            || coalesce(':' || json_extract(doc, '$.refusal.morCode'), '')) AS result,
          count(*)
        FROM calls WHERE state IN ('ended', 'refused') GROUP BY 1, 2, 3;
      INSERT INTO agent_stats
        SELECT created_at - created_at % 86400000, crm, user, count(*), sum(outcome = 'answered'),
          sum(coalesce(json_extract(doc, '$.talkSeconds'), 0))
        FROM calls WHERE state = 'ended' GROUP BY 1, 2, 3;
    `,
  },
  {
    version: 6,
    name: 'fewer pages for a click',
    // Each further index adds a page to the commit that a click waits for. So lists over everything merge those of the CRM
    // instances, and a call enters the index of records only when it closes.
    sql: `
      DROP INDEX calls_bucket;
      DROP INDEX calls_record;
      DROP INDEX calls_crm;
      CREATE INDEX calls_crm ON calls (crm, bucket, created_at, id, record_id);
      CREATE INDEX calls_record ON calls (record_id, record_type, created_at, id)
        WHERE record_id IS NOT NULL AND bucket > 0;
    `,
  },
  {
    version: 7,
    name: 'a lane per CRM',
    sql: `
      DROP INDEX calls_due;
      CREATE INDEX calls_due ON calls (crm, activity_due, id) WHERE activity_due IS NOT NULL;
    `,
  },
  {
    version: 8,
    name: 'agents by the hour',
    // Counted by the hour, because a day starts at a different moment for each reader and no zone's days are sums of UTC days.
    sql: `
      DROP TABLE agent_stats;
      CREATE TABLE agent_stats (
        hour INTEGER NOT NULL,
        crm TEXT NOT NULL,
        user TEXT NOT NULL,
        calls INTEGER NOT NULL,
        answered INTEGER NOT NULL,
        talk INTEGER NOT NULL,
        PRIMARY KEY (hour, crm, user)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO agent_stats
        SELECT created_at - created_at % 3600000, crm, user, count(*), sum(coalesce(outcome, '') = 'answered'),
          sum(coalesce(json_extract(doc, '$.talkSeconds'), 0))
        FROM calls WHERE state = 'ended' GROUP BY 1, 2, 3;
    `,
  },
  {
    version: 9,
    name: 'whose telephones rang',
    sql: `
      CREATE TABLE call_agents (
        crm TEXT NOT NULL,
        user TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        id TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
        PRIMARY KEY (user, crm, created_at, id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX call_agents_call ON call_agents (id);
    `,
  },
  ...MIGRATIONS_FROM_10,
];
