import { clockText, shortTimeText } from '../../../shared/time.ts';
import { Badge } from '../../parts/notes.tsx';
import { Table } from '../../parts/table.tsx';
import type { Call } from '../../types.ts';
import { activityStanding, callStanding } from './words.ts';

export const CallTable = (props: {
  caption: string;
  empty: string;
  calls: readonly Call[];
  onOpen: (call: Call) => void;
}) => (
  <Table
    caption={props.caption}
    empty={props.empty}
    rows={props.calls}
    rowKey={(call) => call.id}
    columns={[
      {
        head: 'Time',
        cell: (call) => (
          <button
            type="button"
            class="link"
            aria-label={`Details of the call at ${shortTimeText(call.createdAt)} by ${call.user}`}
            onClick={() => {
              props.onOpen(call);
            }}
          >
            {shortTimeText(call.createdAt)}
          </button>
        ),
      },
      { head: 'Agent', cell: (call) => call.user },
      { head: 'Contact', cell: (call) => call.contactName ?? call.record?.id ?? '–' },
      {
        head: 'Number',
        cell: (call) =>
          call.direction === 'inbound'
            ? `↙ ${call.from ?? call.fromText ?? 'withheld'}`
            : (call.destination ?? '–'),
      },
      {
        head: 'State',
        cell: (call) => {
          const { text, tone } = callStanding(call);
          return (
            <>
              <Badge tone={tone}>{text}</Badge>
              {call.refusal && <small class="reason">{call.refusal.detail}</small>}
            </>
          );
        },
      },
      {
        head: 'Talked',
        cell: (call) => (call.talkSeconds ? clockText(call.talkSeconds) : ''),
        numeric: true,
      },
      { head: 'Result', cell: (call) => call.result?.label ?? call.disposition ?? '' },
      {
        head: 'Activity',
        cell: (call) => {
          const standing = activityStanding(call);
          return standing ? <Badge tone={standing.tone}>{standing.text}</Badge> : '';
        },
      },
    ]}
  />
);
