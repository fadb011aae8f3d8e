import type { ServerResponse } from 'node:http';
import { directionOf } from '../calls/call/call.ts';
import type { Call } from '../calls/call/call.ts';
import { messageOf } from '../calls/call/message.ts';
import type { CallFilter, Page } from '../calls/ports.ts';
import { userNameOf } from './call-view.ts';
import { answerCsv } from './csv-export.ts';

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
    'agent',
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
  ...[directionOf(call), call.incoming?.from ?? call.incoming?.fromText ?? '', userNameOf(call) ?? ''],
];

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

/** Calls as a file, with times in the reader's zone; UTC unless it is given. */
export const answerCallsCsv = (
  res: ServerResponse,
  page: (at: Pick<CallFilter, 'limit' | 'cursor'>) => Promise<Page<Call>>,
  zone: string | undefined,
): Promise<void> => {
  const write = timeWriter(zone);
  return answerCsv(res, {
    name: 'calls.csv',
    columns: COLUMNS,
    page,
    row: (call) => [...csvRow(call, write), zone ?? 'UTC'],
  });
};
