import { z } from 'zod';
import { KEY_COLUMNS, MAPPING_COLUMNS } from '../../../vocabulary/column-lists.ts';
import type { Mapping } from '../../../mapping/agents/mapping.ts';
import { agentRef, id, message, pageOf, said, time } from './parts.ts';
import type { RouteContracts } from './route-contract.ts';

/** Mapping rows: list, edit, import and export, auto-match, undo. */

const column = z.enum(MAPPING_COLUMNS);
const cell = z.union([z.string().max(1_000), z.boolean(), z.null()]);
/** New values: an absent one stays as it is, null clears it. */
const values = z
  .partialRecord(column, cell)
  .refine(
    (given) => !KEY_COLUMNS.some((name) => name in given),
    `${KEY_COLUMNS.join(' and ')} cannot be changed`,
  );

const shownRow = z.partialRecord(column, z.union([z.string(), z.boolean()]));
/** A row as it is shown, with secrets as `<set>`. Its columns are described with the type. */
const mapping = z.custom<Mapping>((value) => shownRow.safeParse(value).success);

const issue = message.extend({ field: column.optional() });

const mappingItem = agentRef.extend({
  name: z.string().optional(),
  email: z.string().optional(),
  /** Absent: the CRM does not know this user, or cannot be asked. */
  active: z.boolean().optional(),
  mapping: mapping.optional(),
  /** Where each value comes from: the row, the CRM's user record, the defaults. */
  origins: z.partialRecord(column, z.string()).optional(),
  issues: z.array(issue),
});

const batch = z.object({ changed: z.int(), batch: z.string() });

const counts = z.object({ create: z.int(), update: z.int(), unchanged: z.int(), total: z.int() });
/** A heading of the file and the column that is read from it; absent: it is ignored. */
const heading = z.object({
  text: z.string(),
  column: column.optional(),
  how: z.enum(['named', 'guessed', 'chosen', 'ignored']),
});

/** JSON of what the administrator chose for headings: `{"Extension": "source", "Notes": null}`. */
const headings = z
  .string()
  .max(20_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), column.nullable()))
  .optional();

const importPreview = z.object({
  create: z.array(mapping),
  update: z.array(z.object({ before: mapping, after: mapping, changed: z.array(column) })),
  counts,
  headings: z.array(heading),
  errors: z.array(message.extend({ line: z.int(), column: z.string().optional() })),
  /** The encoding in which the file was read; absent: its bytes are not text. */
  encoding: z.string().optional(),
  /** What to check before importing. */
  note: message.optional(),
});

const text = z.string().max(255);
const line = z.strictObject({ mor: text, username: text, device: text, source: text });
const proposal = agentRef.extend({
  name: z.string(),
  proposal: line,
  confidence: z.enum(['high', 'medium', 'low']),
  /** 0 to 1. */
  score: z.number(),
  reasons: z.array(message),
  /** What the administrator should check before accepting. */
  conflict: message.optional(),
  current: mapping.optional(),
});

/** File contents pasted as text. */
export const pastedFile = z.strictObject({ text: z.string() });

const MOST_ROWS = 20_000;
const CSV_BYTES = 20 * 1_024 * 1_024;

export const MAPPING = {
  'GET /mapping': {
    query: z.strictObject({
      crm: id.optional(),
      search: z.string().max(200).optional(),
      filter: z.enum(['all', 'unmapped', 'mapped', 'conflicts', 'disabled']).default('all'),
      limit: z.coerce.number<number | string>().int().min(1).max(500).default(50),
      cursor: z.string().max(600).optional(),
    }),
    answer: pageOf(mappingItem).extend({
      total: z.int(),
      /** Why the CRM's users are not in the list. */
      crmError: message.optional(),
    }),
  },
  'PUT /mapping/:crm/:user': {
    body: values,
    query: z.strictObject({
      /** Only checks the row. */
      validate: z.enum(['true', 'false']).optional(),
      /** Saves even what MOR would refuse. */
      force: z.enum(['true']).optional(),
    }),
    answer: agentRef.extend({ mapping, issues: z.array(issue) }),
  },
  'DELETE /mapping/:crm/:user': {},
  'POST /mapping/bulk': {
    body: z.strictObject({ refs: z.array(agentRef).min(1).max(MOST_ROWS), set: values }),
    answer: batch,
  },
  /** What an undo would take back; absent: nothing. */
  'GET /mapping/undo': {
    answer: z.object({
      last: z
        .object({ batch: z.string(), at: time, actor: z.string(), action: z.string(), rows: z.int() })
        .optional(),
    }),
  },
  'POST /mapping/undo': {
    /** `batch`: only this one, if it is still the newest. */
    body: z.strictObject({ batch: z.string().max(64).optional() }),
    answer: z.object({ batch: z.string(), rows: z.int() }),
  },

  /** The file as the body, regardless of its content type; pasted text as JSON `{text}`. */
  'POST /mapping/import': {
    body: CSV_BYTES,
    query: z.strictObject({ dryRun: z.enum(['true', 'false']).optional(), headings }),
    /** The preview of a dry run, or the batch that was imported. */
    answer: z.union([importPreview, batch.extend({ counts })]),
  },
  /** The lines of the file that have mistakes, each with what is wrong; empty when none has. */
  'POST /mapping/import/mistakes.csv': {
    body: CSV_BYTES,
    query: z.strictObject({ headings }),
    answer: 'text/csv',
  },
  'GET /mapping/example.csv': { answer: 'text/csv' },
  'GET /mapping/export.csv': {
    query: z.strictObject({ crm: z.string().max(255).optional() }),
    answer: 'text/csv',
  },

  /** A large MOR takes minutes: a stream tells how far it is. */
  'GET /mapping/auto-match': {
    query: z.strictObject({ crm: id }),
    answer: 'text/event-stream',
    events: {
      /** Users of MOR that were asked about, and all of them. */
      progress: z.object({ done: z.int(), total: z.int() }),
      done: z.object({
        items: z.array(proposal),
        /** Number of active users without a row for whom nothing was found. */
        unmatched: z.int(),
        /** MOR servers that could not be asked, with the reason. */
        problems: z.array(message),
      }),
      failed: z.object({ code: z.string(), detail: z.string(), said: said.optional() }),
    },
  },
  'POST /mapping/auto-match/accept': {
    body: z.strictObject({ items: z.array(agentRef.extend(line.shape)).min(1).max(MOST_ROWS) }),
    answer: batch,
  },
} as const satisfies RouteContracts;
