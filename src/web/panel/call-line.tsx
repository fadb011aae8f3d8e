import { shownLabel } from '../../vocabulary/results.ts';
import { durationText, shortTimeText } from '../shared/time.ts';
import { otherSide } from './inbound.ts';
import type { Agent, Call, CallInput } from './types.ts';
import { useWords } from './words.tsx';

/** What to dial again; undefined: nothing that this agent may dial. */
export const redialOf = (call: Call, mayDialFreely: boolean): CallInput | undefined => {
  const other = otherSide(call);
  const number = other === undefined ? {} : { number: other };
  if (call.record) return { record: call.record, ...number };
  return mayDialFreely && other !== undefined ? number : undefined;
};

export interface LineProps {
  readonly agent: Agent;
  readonly busy: boolean;
  readonly onDial: (input: CallInput) => void;
  readonly onShow: (call: Call) => void;
}

/** A call that is over, in a list: what it was, a way to its card, and a button to call again. */
export const CallLine = ({ call, agent, busy, onDial, onShow }: LineProps & { readonly call: Call }) => {
  const words = useWords();
  const { t } = words;
  const name = call.contactName ?? otherSide(call) ?? (call.direction === 'inbound' ? t('withheld') : '–');
  const again = redialOf(call, agent.freeDialling);
  return (
    <li>
      <div>
        <button
          type="button"
          class="link name"
          title={t('show_call', name)}
          onClick={() => {
            onShow(call);
          }}
        >
          {name}
        </button>
        <small class="muted">
          {call.direction === 'inbound' && (
            <span role="img" aria-label={t('incoming')} title={t('incoming')}>
              ↙{' '}
            </span>
          )}
          {shortTimeText(call.createdAt)} · {words.standing(call)}
          {call.talkSeconds ? ` ${durationText(call.talkSeconds)}` : ''}
          {call.result && ` · ${shownLabel(call.result, [words.language])}`}
        </small>
        {call.refusal && <small class="why">{words.refusal(call.refusal)}</small>}
      </div>
      {again && (
        <button
          type="button"
          class="small secondary outline"
          aria-label={t('redial', name)}
          title={t('redial', name)}
          disabled={busy}
          onClick={() => {
            onDial(again);
          }}
        >
          ↻
        </button>
      )}
    </li>
  );
};
