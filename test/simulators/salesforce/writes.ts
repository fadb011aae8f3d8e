import { z } from 'zod';
import type { Automation, createFaultQueue } from './faults.ts';
import { OrgFault } from './org-fault.ts';
import type { createOrg } from './org.ts';

export const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const collection = z.object({
  allOrNone: z.boolean().default(false),
  records: z
    .array(z.looseObject({ attributes: z.object({ type: z.string() }) }))
    .min(1)
    .max(200),
});

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly retryAfter?: string | undefined;
}

/** Upserts of one row and of collections, with the org's triggers and flows around them. */
export const createWrites = (
  org: ReturnType<typeof createOrg>,
  faults: ReturnType<typeof createFaultQueue>,
  me: string,
) => {
  const automation: { of: Automation } = { of: () => undefined };

  /** One row of a collection; faults injected for writes hit rows one by one. */
  const upsertRow = async (type: string, key: string, row: Record<string, unknown>): Promise<unknown> => {
    const { attributes, [key]: value, ...rest } = row;
    try {
      const fault = faults.take('write');
      if (fault?.kind === 'refuse') throw new OrgFault(400, fault.code, fault.message ?? '', fault.fields);
      if (attributes === undefined || typeof value !== 'string')
        throw new OrgFault(400, 'MISSING_ARGUMENT', key);
      const result = await org.upsert(type, { field: key, value }, values.parse(rest), me);
      return { ...result, success: true, errors: [] };
    } catch (error) {
      if (!(error instanceof OrgFault)) throw error;
      const { code: statusCode, message, fields } = error;
      return { success: false, errors: [{ statusCode, message, fields }] };
    }
  };

  const upsertRows = async (type: string, key: string, body: unknown): Promise<Reply> => {
    const { records } = collection.parse(body);
    const failed = automation.of(records);
    if (failed !== undefined) {
      const errors = [{ statusCode: failed.code, message: failed.message, fields: [] }];
      return { status: 200, body: records.map(() => ({ success: false, errors })) };
    }
    const seen = new Set<unknown>();
    const rows: unknown[] = [];
    for (const record of records) {
      if (seen.has(record[key])) {
        const errors = [
          { statusCode: 'DUPLICATE_EXTERNAL_ID', message: 'Duplicate external id specified', fields: [] },
        ];
        rows.push({ success: false, errors });
      } else rows.push(await upsertRow(type, key, record));
      seen.add(record[key]);
    }
    return { status: 200, body: rows };
  };

  const upsertOne = async (type: string, field: string, value: string, body: unknown): Promise<Reply> => {
    const row = values.parse(body);
    const failed = automation.of([row]);
    if (failed !== undefined) throw new OrgFault(400, failed.code, failed.message);
    const { id, created } = await org.upsert(type, { field, value }, row, me);
    return { status: created ? 201 : 200, body: { id, created, success: true, errors: [] } };
  };

  return { automation, upsertRows, upsertOne };
};
