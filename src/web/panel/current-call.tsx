import { useState } from 'preact/hooks';
import { asApiError } from '../shared/problem.ts';
import type { ApiError } from '../shared/problem.ts';
import { Clock } from './clock.tsx';
import type { Host } from './host.ts';
import { NotesForm } from './notes-form.tsx';
import { ProblemNote } from './problem-note.tsx';
import { isOver } from '../../vocabulary/call-states.ts';
import type { Call } from './types.ts';
import type { Panel } from './use-panel.ts';
import { useWords } from './words.tsx';

/** Only such addresses become links: they come from a CRM. */
const webAddress = (url: unknown): string | undefined =>
  typeof url === 'string' && /^https?:\/\//.test(url) ? url : undefined;

/** Name of the contact as a way to the record: the host opens it, or a link does. */
const RecordLink = ({ call, host }: { call: Call; host: Host }) => {
  const { t } = useWords();
  const { record } = call;
  const url = webAddress(record?.url);
  const name = call.contactName ?? record?.id ?? call.destination ?? '';
  if (!record || url === undefined) return <span class="name">{name}</span>;
  return (
    <a
      class="name"
      href={url}
      target="_blank"
      rel="noreferrer"
      title={t('open_record', name)}
      onClick={(event) => {
        if (host.openRecord(record)) event.preventDefault();
      }}
    >
      {name}
    </a>
  );
};

/** The call as it goes: who, where it stands, how long, notes and result. */
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
      {call.contactName && call.destination && <p class="muted">{call.destination}</p>}
      <p role="status" class="standing">
        {words.standing(call)}
      </p>
      {call.state === 'agent_ringing' && <p class="muted">{t('hint_agent_ringing')}</p>}
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
      {call.state !== 'refused' && (
        <NotesForm
          key={call.id}
          call={call}
          client={panel.client}
          choices={panel.agent?.results ?? []}
          onSaved={panel.update}
        />
      )}
      {over && (
        <button type="button" class="small secondary outline" onClick={panel.dismiss}>
          {t('close_call')}
        </button>
      )}
    </section>
  );
};
