import { useState } from 'preact/hooks';
import { asApiError } from '../shared/problem.ts';
import type { ApiError } from '../shared/problem.ts';
import { Clock } from './clock.tsx';
import type { Host } from './host.ts';
import { NotesForm } from './notes-form.tsx';
import { lacksResult, mustRate, resultsFor } from './rating.ts';
import { otherSide } from './inbound.ts';
import { ProblemNote } from './problem-note.tsx';
import { Recording } from './recording.tsx';
import { RecordLink } from './record-link.tsx';
import { isOver } from '../../vocabulary/call-states.ts';
import type { Call } from './types.ts';
import type { Panel } from './use-panel.ts';
import { useWords } from './words.tsx';

/** The current call: contact, status, duration, notes and result. */
export const CurrentCall = ({ call, panel, host }: { call: Call; panel: Panel; host: Host }) => {
  const words = useWords();
  const { t } = words;
  const [problem, setProblem] = useState<ApiError>();
  const over = isOver(call.state);
  const canHangUp = panel.agent?.canHangUp === true && !over;
  return (
    <section class="current" aria-label={t('call')} data-state={call.state}>
      <div class="who">
        <RecordLink call={call} host={host} />
        <Clock call={call} />
      </div>
      {call.contactName && otherSide(call) && <p class="muted">{otherSide(call)}</p>}
      <p role="status" class="standing">
        {words.standing(call)}
      </p>
      {call.state === 'agent_ringing' && call.direction === 'outbound' && (
        <p class="muted">{t('hint_agent_ringing')}</p>
      )}
      {call.state === 'unknown' && <p class="muted">{t('hint_unknown')}</p>}
      {call.refusal && <ProblemNote problem={call.refusal} />}
      {problem && <ProblemNote problem={problem} />}
      {canHangUp && (
        <button
          type="button"
          class="hang-up small"
          onClick={() => {
            setProblem(undefined);
            panel.client.hangUp(call.id).catch((error: unknown) => {
              setProblem(asApiError(error));
            });
          }}
        >
          {t('hang_up')}
        </button>
      )}
      <Recording key={`recording ${call.id}`} call={call} client={panel.client} onSaved={panel.update} />
      {call.state !== 'refused' && (
        <NotesForm
          key={call.id}
          call={call}
          client={panel.client}
          choices={resultsFor(call, panel.agent)}
          isRated={over && mustRate(call, panel.agent)}
          onSaved={panel.update}
          onClose={panel.dismiss}
        />
      )}
      {over && !lacksResult(call, panel.agent) && (
        <button type="button" class="small secondary outline" onClick={panel.dismiss}>
          {t('close_call')}
        </button>
      )}
    </section>
  );
};
