import { durationText, shortTimeText } from '../shared/time.ts';
import { otherSide } from './inbound.ts';
import type { Call, CallInput } from './types.ts';
import { useWords } from './words.tsx';

/** What to dial again; undefined: nothing that this agent may dial. */
export const redialOf = (call: Call, mayDialFreely: boolean): CallInput | undefined => {
  const other = otherSide(call);
  const number = other === undefined ? {} : { number: other };
  if (call.record) return { record: call.record, ...number };
  return mayDialFreely && other !== undefined ? number : undefined;
};

interface RecentProps {
  readonly calls: readonly Call[];
  readonly mayDialFreely: boolean;
  readonly busy: boolean;
  readonly onDial: (input: CallInput) => void;
  readonly onShow: (id: string) => void;
}

export const Recent = ({ calls, mayDialFreely, busy, onDial, onShow }: RecentProps) => {
  const words = useWords();
  const { t } = words;
  return (
    <section aria-labelledby="recent">
      <h2 id="recent">{t('recent')}</h2>
      {calls.length === 0 && <p class="muted">{t('recent_empty')}</p>}
      <ul class="recent">
        {calls.map((call) => {
          const name =
            call.contactName ?? otherSide(call) ?? (call.direction === 'inbound' ? t('withheld') : '–');
          const again = redialOf(call, mayDialFreely);
          return (
            <li key={call.id}>
              <div>
                <button
                  type="button"
                  class="link name"
                  title={t('show_call', name)}
                  onClick={() => {
                    onShow(call.id);
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
        })}
      </ul>
    </section>
  );
};
