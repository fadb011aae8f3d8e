import { writeFileSync } from 'node:fs';
import { operationOf } from '../../../../src/store/operations/index.ts';
import { announcing } from '../../../../src/store/postgres/changes.ts';
import { POSTGRES_MIGRATIONS } from '../../../../src/store/postgres/schema.ts';
import { createClient, setUpSession } from '../../../../src/store/postgres/server.ts';
import { sessionOn, toQuery, walk } from '../../../../src/store/postgres/session.ts';
import type { Request } from '../../../../src/store/protocol.ts';
import { startPostgres } from '../../../helpers/postgres.ts';
import { OPTIONS, openDatabase } from '../../support/postgres.ts';
import { ASKS, LISTS, fillCalls } from '../asks.ts';
import { PREVIOUS } from './previous.ts';
import type { Asked } from './previous.ts';

/**
 * Run at each release with `node --import tsx test/store/postgres/previous/record.ts`: records every statement that
 * this version's nodes send, so that the next version is tested with them.
 */
const server = await startPostgres();
try {
  const database = await server.database();
  await (await openDatabase(database)).close();
  const client = createClient(database, { ...OPTIONS, statementTimeoutMs: 0 });
  await client.connect();
  await setUpSession(client, { ...OPTIONS, isService: true });
  await fillCalls(client, 2_000);
  const session = sessionOn(client);
  const asked = new Map<string, Asked>();
  const keep = (operation: string, text: string, values: readonly unknown[]): void => {
    if (!asked.has(text)) asked.set(text, { operation, text, values });
  };
  for (const [name, args] of [...ASKS, ...LISTS.map((filter) => ['listCalls', filter] as const)]) {
    await session.exec('BEGIN');
    await walk(operationOf(name), args, (ask) => {
      for (const one of ask.want === 'each' ? ask.asks : [ask]) {
        const { text, values } = toQuery(one);
        keep(name, text, values ?? []);
      }
      return session.ask(ask);
    });
    await session.exec('ROLLBACK');
    for (const text of announcing('some')([{ id: 1, name, args } as Request])) keep(name, text, []);
  }
  await client.end();
  const schema = POSTGRES_MIGRATIONS.at(-1)?.version;
  writeFileSync(PREVIOUS, `${JSON.stringify({ schema, statements: [...asked.values()] }, null, 1)}\n`);
} finally {
  await server.remove();
}
