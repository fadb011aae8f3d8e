/** One step of the schema. Applied steps are history: never edited, only followed by another. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

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
];
