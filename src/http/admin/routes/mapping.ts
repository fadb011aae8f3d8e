import type { MappingStore } from '../../../calls/admin-ports.ts';
import { Problem } from '../../../calls/problems.ts';
import { defined } from '../../../defined.ts';
import type { Mapping } from '../../../mapping/agents/mapping.ts';
import { isSecretColumn } from '../../../vocabulary/column-lists.ts';
import { foldName } from '../../../mapping/match/match-text.ts';
import { validateMapping } from '../../../mapping/agents/validate.ts';
import { canonicalRef } from '../../../mapping/agents/agent-id.ts';
import { mappingContext } from '../mapping-context.ts';
import type { ContextDeps } from '../mapping-context.ts';
import type { ListingDeps, MappingListing } from '../mapping-listing.ts';
import { SECRET_SET, asInput, hideSecrets, passes } from '../mapping-view.ts';
import { checkLine } from '../mor-line.ts';
import { withCode } from '../../../vocabulary/message-codes.ts';
import type { BodyOf } from '../contract/contract.ts';
import type { AddRoute } from '../route.ts';

export interface MappingDeps extends ListingDeps, Omit<ContextDeps, 'crms' | 'mors'> {
  readonly mappings: MappingStore;
  readonly listing: MappingListing;
}

const refKey = (ref: { crm: string; user: string }): string => JSON.stringify([ref.crm, ref.user]);

type Values = BodyOf<'PUT /mapping/:crm/:user'>;

/** A row with new values applied: absent keeps the old value, null clears it. */
const merged = (ref: { crm: string; user: string }, before: Mapping | undefined, set: Values): Values => {
  const kept = before ? (asInput(before) as Values) : {};
  const changed = Object.entries(set).filter(
    ([key, value]) => !(isSecretColumn(key) && value === SECRET_SET),
  );
  return { ...kept, ...Object.fromEntries(changed), ...ref };
};

interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

const refuse = (errors: readonly FieldProblem[]): never => {
  throw new Problem(
    'invalid_request',
    errors
      .map((e) => `${e.path}: ${e.message}`)
      .join('; ')
      .slice(0, 2_000),
    {
      errors,
    },
  );
};

/** The mapping page: list, one row, several rows, undo. */
export const addMappingRoutes = (add: AddRoute, deps: MappingDeps): void => {
  const { directory, listing, mappings, mors } = deps;

  add('GET /mapping', async ({ query }) => {
    const { agents, error } = await listing(query.crm);
    const search = foldName(query.search ?? '');
    const found = agents.filter(
      (agent) =>
        (query.filter === 'all' || passes(agent.item(), query.filter)) &&
        (search === '' || agent.text().includes(search)),
    );
    const at = query.cursor === undefined ? -1 : found.findIndex((agent) => refKey(agent) === query.cursor);
    if (query.cursor !== undefined && at < 0) {
      throw new Problem('invalid_request', 'This page is not there any more; start again without a cursor.');
    }
    const after = at + 1;
    const items = found.slice(after, after + query.limit).map((agent) => agent.item());
    const last = items.at(-1);
    return {
      items: items.map((item) => ({
        ...item,
        issues: item.issues.map(withCode),
        ...defined({ mapping: item.mapping && hideSecrets(item.mapping) }),
      })),
      total: found.length,
      ...defined({
        next: after + items.length < found.length && last ? refKey(last) : undefined,
        crmError: error === undefined ? undefined : withCode({ message: error }),
      }),
    };
  });

  add('PUT /mapping/:crm/:user', async ({ params, body, query, by }) => {
    const ref = canonicalRef(params, deps.crms);
    const before = await mappings.find(ref);
    const checked = validateMapping(merged(ref, before, body), mappingContext(deps));
    if (!checked.ok) return refuse(checked.errors.map((e) => ({ path: e.column, message: e.message })));
    const findings = await checkLine(mors, checked.mapping);
    const errors = findings.filter((finding) => finding.level === 'error');
    if (errors.length > 0 && query.force === undefined) {
      return refuse(errors.map((e) => ({ path: e.column, message: e.message })));
    }
    if (query.validate !== 'true') {
      await mappings.apply([{ ref, after: checked.mapping }], { ...by, action: 'mapping.edit' });
    }
    const warnings = findings.map(({ column, message }) => withCode({ field: column, message }));
    return { ...ref, mapping: hideSecrets(checked.mapping), issues: warnings };
  });

  add('DELETE /mapping/:crm/:user', async ({ params, by }) => {
    const ref = params;
    if (!(await mappings.find(ref))) throw new Problem('not_found', `${ref.crm}/${ref.user} has no mapping.`);
    await mappings.apply([{ ref }], { ...by, action: 'mapping.delete' });
  });

  add('POST /mapping/bulk', async ({ body, by }) => {
    const rows = new Map((await directory.rows()).map((row) => [refKey(row), row]));
    const context = mappingContext(deps);
    const errors: FieldProblem[] = [];
    const changes = body.refs.flatMap((named) => {
      const ref = canonicalRef(named, deps.crms);
      const checked = validateMapping(merged(ref, rows.get(refKey(ref)), body.set), context);
      if (checked.ok) return [{ ref, after: checked.mapping }];
      errors.push(
        ...checked.errors.map((e) => ({ path: `${ref.crm}/${ref.user} ${e.column}`, message: e.message })),
      );
      return [];
    });
    if (errors.length > 0) return refuse(errors.slice(0, 100));
    const batch = await mappings.apply(changes, { ...by, action: 'mapping.bulk' });
    return { changed: changes.length, batch };
  });

  add('GET /mapping/undo', async () => defined({ last: await mappings.lastChange() }));

  add('POST /mapping/undo', async ({ by, body: { batch } }) => {
    const undone = await mappings.undoLast({ ...by, ...defined({ batch }) });
    if (undone) return undone;
    const why =
      batch === undefined || (await mappings.lastChange()) === undefined
        ? 'There is nothing to undo.'
        : 'The mapping has changed since you looked. Look again at what would be undone.';
    throw new Problem('not_found', why);
  });
};
