import { useEffect, useId, useState } from 'preact/hooks';
import { defined } from '../../defined.ts';
import { CurrentCall } from './current-call.tsx';
import { DialPad } from './dial-pad.tsx';
import type { Host } from './host.ts';
import { popOnce, popsNow } from './inbound.ts';
import { IncomingCall } from './incoming-call.tsx';
import { ProblemNote } from './problem-note.tsx';
import { webAddress } from './record-link.tsx';
import { Recent } from './recent.tsx';
import { isOver } from '../../vocabulary/call-states.ts';
import type { CallInput } from './types.ts';
import { usePanel } from './use-panel.ts';
import { useWords } from './words.tsx';

const SHOWN_RECENT = 10;

/** The agent's panel: current call, notes, recent calls, dial pad. Works at 250 pixels. */
export const Panel = ({ host }: { host: Host }) => {
  const words = useWords();
  const { t } = words;
  const panel = usePanel(host);
  const { agent, current, connection, problem, placing } = panel;
  const id = useId();
  const [source, setSource] = useState('');
  const sources = agent?.sources ?? [];

  const dial = (input: CallInput): void => {
    const chosen = source || sources[0];
    panel.place({
      ...input,
      ...defined({ source: sources.length > 1 ? chosen : undefined }),
    });
  };
  useEffect(() => {
    host.onDial((request) => {
      dialLatest.current(request);
    });
  }, [host]);
  // The host's listener is registered once, but must call the functions of the latest rendering.
  const [dialLatest] = useState({ current: dial });
  dialLatest.current = dial;

  useEffect(() => {
    const { id: callId, state, outcome } = current ?? {};
    if (callId === undefined || state === undefined) {
      host.callChanged(undefined);
      return;
    }
    const call = { state, ...defined({ outcome }) };
    host.callChanged({ id: callId, ...call, text: words.standing(call) });
  }, [current?.id, current?.state, current?.outcome]);

  useEffect(() => {
    for (const call of panel.calls) {
      const { record } = call;
      if (!record || !popsNow(call, agent)) continue;
      void popOnce(call.id, () => {
        host.popRecord(record, webAddress(record.url));
      });
    }
  }, [panel.calls]);

  if (panel.noIdentity) {
    return (
      <main>
        <h1>{t('title')}</h1>
        <div class="note bad" role="alert">
          <p>{t('no_identity')}</p>
          {panel.noIdentity.detail !== undefined && <p>{panel.noIdentity.detail}</p>}
        </div>
      </main>
    );
  }
  return (
    <main>
      <header>
        <h1>{agent?.name ?? t('title')}</h1>
        <span class={`dot ${connection}`} role="status" data-testid="connection">
          {t(connection)}
        </span>
      </header>
      {agent?.problems.map((one) => (
        <ProblemNote key={one.code} problem={one} />
      ))}
      {agent?.inbound?.shown === false && <p class="note">{t('incoming_not_shown')}</p>}
      {panel.incoming.map((call) => (
        <IncomingCall key={call.id} call={call} panel={panel} host={host} />
      ))}
      {placing && <p aria-busy="true">{t('placing')}</p>}
      {problem && (
        <ProblemNote
          problem={problem}
          onDismiss={panel.dismiss}
          {...defined({ onRetry: problem.status === 0 || problem.status === 503 ? panel.retry : undefined })}
        />
      )}
      {current ? (
        <CurrentCall call={current} panel={panel} host={host} />
      ) : (
        agent?.problems.length === 0 &&
        !problem &&
        !placing &&
        panel.incoming.length === 0 && <p class="muted">{t('idle')}</p>
      )}
      {panel.others.length > 0 && (
        <section class="others" aria-label={t('also_in_field')}>
          <p class="muted">{t('also_in_field')}</p>
          {panel.others
            .filter(({ number }) => number !== current?.destination)
            .map((one) => (
              <button
                key={one.number}
                type="button"
                class="small secondary outline"
                disabled={placing || (current !== undefined && !isOver(current.state))}
                onClick={() => {
                  dial(one);
                }}
              >
                {one.number}
              </button>
            ))}
        </section>
      )}
      {sources.length > 1 && (
        <div class="ring-me-at">
          <label for={id}>{t('ring_me_at')}</label>
          <select
            id={id}
            value={source || sources[0]}
            onChange={(event) => {
              setSource(event.currentTarget.value);
            }}
          >
            {sources.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </div>
      )}
      {agent?.freeDialling && (!current || isOver(current.state)) && (
        <DialPad
          busy={placing}
          onDial={(number) => {
            dial({ number });
          }}
        />
      )}
      {agent && (
        <Recent
          calls={panel.calls.filter((call) => isOver(call.state)).slice(0, SHOWN_RECENT)}
          mayDialFreely={agent.freeDialling}
          busy={placing || (current !== undefined && !isOver(current.state))}
          onDial={dial}
        />
      )}
    </main>
  );
};
