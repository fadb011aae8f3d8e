import type { Response } from 'express';
import { directionOf } from '../../../calls/call/call.ts';
import type { Call } from '../../../calls/call/call.ts';
import { messageOf } from '../../../calls/call/message.ts';
import type { CallStore } from '../../../calls/ports.ts';
import { defined } from '../../../defined.ts';
import { toCsv } from '../csv.ts';
import { ANSWERED } from '../route.ts';
import type { AddRoute } from '../route.ts';
import { toFilter } from './call-filter.ts';

/** More rows than a spreadsheet is useful for; a narrower period helps more. */
const MAX_EXPORT = 100_000;
const PAGE = 200;
const COLUMNS = [
  ...[
    'id',
    'createdAt',
    'crm',
    'user',
    'contact',
    'source',
    'destination',
    'state',
    'outcome',
    'talkSeconds',
  ],
  ...[
    'answeredAt',
    'endedAt',
    'hangupCause',
    'refusal',
    'activity',
    'message',
    'notes',
    'result',
    'disposition',
    'direction',
    'from',
    'timeZone',
  ],
];

const csvRow = (call: Call, time: (iso: string | undefined) => string): (string | number)[] => [
  ...[
    call.id,
    time(call.createdAt),
    call.crm,
    call.user,
    call.contactName ?? '',
    call.source,
    call.destination ?? '',
  ],
  ...[call.state, call.outcome ?? '', call.talkSeconds ?? '', time(call.answeredAt), time(call.endedAt)],
  ...[call.hangupCause ?? '', call.refusal?.code ?? '', call.activity.state, messageOf(call)],
  ...[call.notes ?? '', call.result ?? '', call.disposition ?? ''],
  ...[directionOf(call), call.incoming?.from ?? call.incoming?.fromText ?? ''],
];

/** Resolves when the reader has room for more, or is gone. */
const writeAll = async (res: Response, text: string): Promise<void> => {
  if (res.write(text) || res.destroyed) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      res.off('drain', done).off('close', done);
      resolve();
    };
    res.on('drain', done).on('close', done);
  });
};

/** How times are written: in the reader's zone in the format of spreadsheets, or else in UTC as ISO 8601. */
const timeWriter = (zone: string | undefined): ((iso: string | undefined) => string) => {
  if (zone === undefined) return (iso) => iso ?? '';
  // The Swedish format is 2026-11-28 13:05:12.
  const form = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return (iso) => (iso === undefined ? '' : form.format(Date.parse(iso)));
};

/** The filtered calls as CSV, with times in the reader's zone. */
export const addCallExport = (add: AddRoute, calls: Pick<CallStore, 'list'>): void => {
  add('GET /calls/export.csv', async ({ query: { zone, ...query }, res }) => {
    const filter = toFilter(query);
    const write = timeWriter(zone);
    res.attachment('calls.csv').type('text/csv');
    res.write(toCsv([COLUMNS]));
    let cursor: string | undefined;
    let written = 0;
    do {
      const page = await calls.list({
        ...filter,
        limit: PAGE,
        ...defined({ cursor }),
      });
      if (page.items.length > 0)
        await writeAll(res, toCsv(page.items.map((call) => [...csvRow(call, write), zone ?? 'UTC'])));
      written += page.items.length;
      cursor = page.next;
    } while (cursor !== undefined && written < MAX_EXPORT && !res.destroyed);
    res.end();
    return ANSWERED;
  });
};
