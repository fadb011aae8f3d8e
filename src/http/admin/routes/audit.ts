import type { AuditEntry, AuditFilter, MappingStore } from '../../../calls/admin-ports.ts';
import { defined } from '../../../defined.ts';
import { answerCsv } from '../../csv-export.ts';
import type { QueryOf } from '../contract/contract.ts';
import { hideSecrets } from '../mapping-view.ts';
import { ANSWERED } from '../route.ts';
import type { AddRoute } from '../route.ts';

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
    await answerCsv(res, {
      name: 'audit.csv',
      columns: COLUMNS,
      page: (at) => mappings.audit({ ...filterOf(query), ...at }),
      row: (entry) => {
        const { id, at, actor, action, subject, batch = '', before, after } = shown(entry);
        return [id, at, actor, action, subject, batch, textOf(before), textOf(after)];
      },
    });
    return ANSWERED;
  });
};
