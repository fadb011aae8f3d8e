import type { AuditEntry, AuditFilter, MappingStore } from '../../../calls/admin-ports.ts';
import { defined } from '../../../defined.ts';
import { toCsv } from '../csv.ts';
import type { QueryOf } from '../contract/contract.ts';
import { hideSecrets } from '../mapping-view.ts';
import { ANSWERED } from '../route.ts';
import type { AddRoute } from '../route.ts';

const PAGE = 200;
/** More than a spreadsheet is useful for; a narrower period helps more. */
const MOST_EXPORTED = 100_000;
const COLUMNS = ['id', 'at', 'actor', 'action', 'subject', 'batch', 'before', 'after'];

/** A secret in the JSON of an old row is just as secret as in the row itself. */
const withoutSecrets = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? hideSecrets(value) : value;

const shown = (entry: AuditEntry): AuditEntry => ({
  ...entry,
  ...defined({
    before: 'before' in entry ? withoutSecrets(entry.before) : undefined,
    after: 'after' in entry ? withoutSecrets(entry.after) : undefined,
  }),
});

/** An empty field of the form filters nothing. */
const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

const filterOf = (query: QueryOf<'GET /audit/export.csv'>): Omit<AuditFilter, 'limit'> =>
  defined({
    subject: given(query.subject),
    actor: given(query.actor),
    action: given(query.action),
    batch: given(query.batch),
    fromMs: query.from === undefined ? undefined : Date.parse(query.from),
    toMs: query.to === undefined ? undefined : Date.parse(query.to),
    grouped: query.grouped === 'true' ? true : undefined,
  });

const textOf = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));

/** Who changed what, and when. */
export const addAuditRoutes = (
  add: AddRoute,
  { mappings }: { readonly mappings: Pick<MappingStore, 'audit'> },
): void => {
  add('GET /audit', async ({ query: { limit, cursor, ...query } }) => {
    const page = await mappings.audit({ ...filterOf(query), limit, ...defined({ cursor }) });
    return { items: page.items.map(shown), ...defined({ next: page.next }) };
  });

  add('GET /audit/export.csv', async ({ query, res }) => {
    res.attachment('audit.csv').type('text/csv');
    res.write(toCsv([COLUMNS]));
    let cursor: string | undefined;
    let written = 0;
    do {
      const page = await mappings.audit({ ...filterOf(query), limit: PAGE, ...defined({ cursor }) });
      const rows = page.items
        .map(shown)
        .map(({ id, at, actor, action, subject, batch = '', before, after }) => [
          ...[id, at, actor, action, subject, batch],
          ...[textOf(before), textOf(after)],
        ]);
      if (rows.length > 0) res.write(toCsv(rows));
      written += rows.length;
      cursor = page.next;
    } while (cursor !== undefined && written < MOST_EXPORTED && !res.destroyed);
    res.end();
    return ANSWERED;
  });
};
