import { useState } from 'preact/hooks';
import { defined } from '../../defined.ts';
import { isOver } from '../../vocabulary/call-states.ts';
import { CallBacks } from './call-backs.tsx';
import type { LineProps } from './call-line.tsx';
import { CurrentCall } from './current-call.tsx';
import { DialPad } from './dial-pad.tsx';
import type { Host, NoIdentity } from './host.ts';
import { IncomingCall } from './incoming-call.tsx';
import { NotifyChoice } from './notify-choice.tsx';
import { useNotifications, useNotifyChoice } from './notify.ts';
import { OwnCalls } from './own-calls.tsx';
import { OwnReport } from './own-report.tsx';
import { OtherNumbers } from './other-numbers.tsx';
import { ProblemNote } from './problem-note.tsx';
import { Recent } from './recent.tsx';
import { RingMeAt } from './ring-me-at.tsx';
import type { Call, CallInput } from './types.ts';
import { useCurrentInHost, useDialFromHost, useIncomingInHost } from './use-host.ts';
import { usePanel } from './use-panel.ts';
import type { Panel as PanelState } from './use-panel.ts';
import { useWords } from './words.tsx';

const SHOWN_RECENT = 10;

const NobodyKnown = ({ detail }: Pick<NoIdentity, 'detail'>) => {
  const { t } = useWords();
  return (
    <main>
      <h1>{t('title')}</h1>
      <div class="note bad" role="alert">
        <p>{t('no_identity')}</p>
        {detail !== undefined && <p>{detail}</p>}
      </div>
    </main>
  );
};

/** Who is signed in, and what keeps them from calling or from seeing calls. */
const Top = ({ agent, connection }: Pick<PanelState, 'agent' | 'connection'>) => {
  const { t } = useWords();
  return (
    <>
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
    </>
  );
};

/** What is going on: calls that ring, the click under way, what went wrong, the current call. */
const Now = ({ panel, host }: { panel: PanelState; host: Host }) => {
  const { t } = useWords();
  const { agent, current, incoming, placing, problem } = panel;
  const isIdle = agent?.problems.length === 0 && !problem && !placing && incoming.length === 0;
  return (
    <>
      {incoming.map((call) => (
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
        isIdle && <p class="muted">{t('idle')}</p>
      )}
    </>
  );
};

/** The agent's calls that are over: the newest, any that they look for, and their figures. */
const Past = ({
  panel,
  ...line
}: { readonly panel: PanelState } & Pick<LineProps, 'agent' | 'busy' | 'onDial'>) => {
  const show = (call: Call): void => {
    panel.update(call);
    panel.show(call.id);
  };
  const over = panel.calls.filter(({ state }) => isOver(state));
  return (
    <>
      <Recent calls={over.slice(0, SHOWN_RECENT)} onShow={show} {...line} />
      <OwnCalls client={panel.client} known={over} onShow={show} {...line} />
      <OwnReport client={panel.client} />
    </>
  );
};

/** The agent's panel: current call, notes, recent calls, dial pad. Works at 250 pixels. */
export const Panel = ({ host }: { host: Host }) => {
  const { t } = useWords();
  const panel = usePanel(host);
  const { agent, current, placing } = panel;
  const [source, setSource] = useState('');
  const sources = agent?.sources ?? [];
  const chosen = source || sources[0];
  const isInCall = current !== undefined && !isOver(current.state);

  const dial = (input: CallInput): void => {
    panel.place({ ...input, ...defined({ source: sources.length > 1 ? chosen : undefined }) });
  };
  useDialFromHost(host, dial);
  useCurrentInHost(host, current);
  useIncomingInHost(host, panel);
  const notify = useNotifyChoice();
  useNotifications(notify.isOn, panel);

  if (panel.noIdentity) return <NobodyKnown detail={panel.noIdentity.detail} />;
  return (
    <main>
      <Top agent={agent} connection={panel.connection} />
      <Now panel={panel} host={host} />
      <CallBacks panel={panel} busy={placing || isInCall} onDial={dial} />
      <OtherNumbers
        others={panel.others}
        currentNumber={current?.destination}
        busy={placing || isInCall}
        onDial={dial}
      />
      <RingMeAt sources={sources} value={chosen} onChange={setSource} />
      {agent?.freeDialling && !isInCall && (
        <DialPad
          busy={placing}
          onDial={(number) => {
            dial({ number });
          }}
        />
      )}
      {agent && <Past panel={panel} agent={agent} busy={placing || isInCall} onDial={dial} />}
      {agent && <NotifyChoice {...notify} />}
      <p>
        <a href="/docs/agents.html" target="_blank" rel="noopener">
          {t('help')}
        </a>
      </p>
    </main>
  );
};
