import { clockText, shortTimeText } from '../shared/time.ts';
import type { Call, CallInput } from './types.ts';
import { useWords } from './words.tsx';

/** What would be dialled again; undefined: nothing that this agent may dial. */
const redialOf = (call: Call, mayDialFreely: boolean): CallInput | undefined => {
  const number = call.destination === null ? {} : { number: call.destination };
  if (call.record) return { record: call.record, ...number };
  return mayDialFreely && call.destination !== null ? number : undefined;
};

interface RecentProps {
  readonly calls: readonly Call[];
  readonly mayDialFreely: boolean;
  readonly busy: boolean;
  readonly onDial: (input: CallInput) => void;
}

export const Recent = ({ calls, mayDialFreely, busy, onDial }: RecentProps) => {
  const words = useWords();
  const { t } = words;
  return (
    <section aria-labelledby="recent">
      <h2 id="recent">{t('recent')}</h2>
      {calls.length === 0 && <p class="muted">{t('recent_empty')}</p>}
      <ul class="recent">
        {calls.map((call) => {
          const name = call.contactName ?? call.destination ?? '–';
          const again = redialOf(call, mayDialFreely);
          return (
            <li key={call.id}>
              <div>
                <span class="name">{name}</span>
                <small class="muted">
                  {shortTimeText(call.createdAt)} · {words.standing(call)}
                  {call.talkSeconds ? ` ${clockText(call.talkSeconds)}` : ''}
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
