import type { Request } from 'express';
import { withCode } from '../../../vocabulary/message-codes.ts';
import { Problem } from '../../../calls/problems.ts';
import { defined } from '../../../defined.ts';
import { exampleCsv, formatMappingCsv } from '../../../mapping/agents/csv.ts';
import { readMappingFile } from '../../../mapping/agents/mapping-file.ts';
import { planImport } from '../../../mapping/agents/import-plan.ts';
import type { ImportPlan } from '../../../mapping/agents/import-plan.ts';
import { parseJson } from '../../serve.ts';
import { SECRET_COLUMNS } from '../../../vocabulary/column-lists.ts';
import { pastedFile } from '../contract/mapping.ts';
import { hideSecrets } from '../mapping-view.ts';
import { ANSWERED } from '../route.ts';
import type { AddRoute } from '../route.ts';
import { mappingContext } from '../mapping-context.ts';
import type { MappingDeps } from './mapping.ts';

const counts = (plan: ImportPlan) => ({
  create: plan.create.length,
  update: plan.update.length,
  unchanged: plan.unchanged.length,
  total: plan.total,
});

/** The file's bytes, regardless of its content type, because they reveal the encoding. Pasted text comes as JSON `{text}`. */
const bytesOf = (req: Request): Uint8Array => {
  const body: unknown = req.body;
  if (body instanceof Buffer) {
    if (req.is('json') === false) return body;
    const { success, data } = pastedFile.safeParse(parseJson(body));
    if (success) return Buffer.from(data.text);
  }
  throw new Problem('invalid_request', 'Send the CSV file as the body (text/csv).');
};

/** Import with a preview of every change, and export. */
export const addMappingCsvRoutes = (add: AddRoute, deps: MappingDeps): void => {
  const { directory, mappings } = deps;

  add('POST /mapping/import', async ({ req, query, by }) => {
    const parsed = await readMappingFile(bytesOf(req), mappingContext(deps), query.headings);
    const errors = parsed.errors.map(({ line, column, message }) => ({
      line,
      ...defined({ column }),
      ...withCode({ message }),
    }));
    if (query.dryRun !== 'true' && errors.length > 0) {
      throw new Problem('invalid_request', `The file has errors (${errors.length}); nothing was imported.`, {
        errors: errors.map((e) => ({
          path: ['line', e.line, e.column ?? ''].join(' ').trim(),
          message: e.message,
        })),
      });
    }
    const current = await directory.rows();
    const incoming = parsed.rows.map((row) => row.mapping);
    // An export has no secret columns, so importing it leaves the secrets alone.
    const plan = planImport(current, incoming, parsed.columns);
    if (query.dryRun === 'true') {
      return {
        create: plan.create.map(hideSecrets),
        update: plan.update.map(({ before, after, changed }) => ({
          before: hideSecrets(before),
          after: hideSecrets(after),
          changed,
        })),
        counts: counts(plan),
        errors,
        headings: parsed.headings,
        ...defined({
          encoding: parsed.encoding,
          note: parsed.note === undefined ? undefined : withCode({ message: parsed.note }),
        }),
      };
    }
    const changed = [...plan.create, ...plan.update.map((update) => update.after)];
    const batch = await mappings.apply(
      changed.map((after) => ({ ref: { crm: after.crm, user: after.user }, after })),
      { ...by, action: 'mapping.import' },
    );
    return { changed: changed.length, batch, counts: counts(plan) };
  });

  add('POST /mapping/import/mistakes.csv', async ({ req, query, res }) => {
    const { mistakes = '' } = await readMappingFile(bytesOf(req), mappingContext(deps), query.headings);
    res.attachment('mistakes.csv').type('text/csv');
    res.send(mistakes);
    return ANSWERED;
  });

  add('GET /mapping/example.csv', ({ res }) => {
    res.attachment('agents-example.csv').type('text/csv');
    res.send(exampleCsv(mappingContext(deps)));
    return ANSWERED;
  });

  add('GET /mapping/export.csv', async ({ query, res }) => {
    const rows = (await directory.rows()).filter((row) => query.crm === undefined || row.crm === query.crm);
    res.attachment(`mapping${query.crm === undefined ? '' : `-${query.crm}`}.csv`).type('text/csv');
    res.send(formatMappingCsv(rows, SECRET_COLUMNS));
    return ANSWERED;
  });
};
