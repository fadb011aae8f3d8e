import { useEffect, useState } from 'preact/hooks';
import { asApiError } from '../shared/problem.ts';
import type { ApiError } from '../shared/problem.ts';
import { shortTimeText } from '../shared/time.ts';
import { redialOf } from './call-line.tsx';
import { otherSide } from './inbound.ts';
import { ProblemNote } from './problem-note.tsx';
import type { Call, CallInput } from './types.ts';
import type { Panel } from './use-panel.ts';
import { useWords } from './words.tsx';

/** How often the panel looks whether one is due. */
const LOOK_MS = 10_000;

/** The present, in steps. */
const useNow = (): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
};

interface CallBacksProps {
  readonly panel: Panel;
  readonly busy: boolean;
  readonly onDial: (input: CallInput) => void;
}

/** Whom the agent wants to call again, and when; those that are due stand out. */
export const CallBacks = ({ panel, busy, onDial }: CallBacksProps) => {
  const { t } = useWords();
  const now = useNow();
  const [problem, setProblem] = useState<ApiError>();
  const { agent, callBacks, client, update } = panel;
  if (callBacks.length === 0) return null;
  const done = (call: Call): void => {
    setProblem(undefined);
    client.callBackDone(call.id).then(update, (error: unknown) => {
      setProblem(asApiError(error));
    });
  };
  return (
    <section aria-labelledby="call-backs">
      <h2 id="call-backs">{t('call_backs')}</h2>
      {problem && <ProblemNote problem={problem} />}
      <ul class="recent">
        {callBacks.map((call) => {
          const { at = '' } = call.callBack ?? {};
          const name = call.contactName ?? otherSide(call) ?? '–';
          const again = redialOf(call, agent?.freeDialling === true);
          const isDue = Date.parse(at) <= now;
          return (
            <li key={call.id} class={isDue ? 'due' : ''}>
              <div>
                <span class="name">{name}</span>
                <small class="muted">{shortTimeText(at)}</small>
                {isDue && <strong role="alert">{t('due_now')}</strong>}
              </div>
              <div class="buttons">
                {again && (
                  <button
                    type="button"
                    class="small"
                    aria-label={t('call_now', name)}
                    title={t('call_now', name)}
                    disabled={busy}
                    onClick={() => {
                      onDial(again);
                    }}
                  >
                    ☎
                  </button>
                )}
                <button
                  type="button"
                  class="small secondary outline"
                  onClick={() => {
                    done(call);
                  }}
                >
                  {t('done')}
                </button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
