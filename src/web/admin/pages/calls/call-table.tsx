import { durationText, shortTimeText } from '../../../shared/time.ts';
import { saidText } from '../../parts/finding-text.ts';
import { Badge } from '../../parts/notes.tsx';
import { Table } from '../../parts/table.tsx';
import type { Call } from '../../types.ts';
import { activityStanding, callStanding } from './words.ts';
import { fill, texts } from '../../texts.ts';

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
        head: texts.common.time,
        cell: (call) => (
          <button
            type="button"
            class="link"
            aria-label={fill(
              texts.calls.details_of_the_call_at,
              shortTimeText(call.createdAt),
              call.userName ?? call.user,
            )}
            onClick={() => {
              props.onOpen(call);
            }}
          >
            {shortTimeText(call.createdAt)}
          </button>
        ),
      },
      { head: texts.common.agent, cell: (call) => call.userName ?? call.user },
      { head: texts.common.contact, cell: (call) => call.contactName ?? call.record?.id ?? '–' },
      {
        head: texts.common.number,
        cell: (call) =>
          call.direction === 'inbound'
            ? `↙ ${call.from ?? call.fromText ?? texts.calls.withheld}`
            : (call.destination ?? '–'),
      },
      {
        head: texts.common.state,
        cell: (call) => {
          const { text, tone } = callStanding(call);
          return (
            <>
              <Badge tone={tone}>{text}</Badge>
              {call.refusal && (
                <small class="reason">{saidText(call.refusal.said) ?? call.refusal.detail}</small>
              )}
            </>
          );
        },
      },
      {
        head: texts.calls.talked,
        cell: (call) => (call.talkSeconds ? durationText(call.talkSeconds) : ''),
        numeric: true,
      },
      { head: texts.common.result, cell: (call) => call.result?.label ?? call.disposition ?? '' },
      {
        head: texts.common.activity,
        cell: (call) => {
          const standing = activityStanding(call);
          return standing ? <Badge tone={standing.tone}>{standing.text}</Badge> : '';
        },
      },
    ]}
  />
);
