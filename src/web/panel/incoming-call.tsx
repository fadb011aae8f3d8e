import { useState } from 'preact/hooks';
import { asApiError } from '../shared/problem.ts';
import type { ApiError } from '../shared/problem.ts';
import type { Host } from './host.ts';
import { answeredBy, otherSide } from './inbound.ts';
import { ProblemNote } from './problem-note.tsx';
import { RecordLink, webAddress } from './record-link.tsx';
import type { Call } from './types.ts';
import type { Panel } from './use-panel.ts';
import { useWords } from './words.tsx';

type Match = NonNullable<Call['matches']>[number];

/** Several records have the number: the agent chooses one. */
const Choice = ({ call, panel, host }: { call: Call; panel: Panel; host: Host }) => {
  const { t } = useWords();
  const [problem, setProblem] = useState<ApiError>();
  const choose = ({ type, id, url }: Match): void => {
    setProblem(undefined);
    const address = webAddress(url);
    if (address !== undefined && !host.openRecord({ type, id })) window.open(address, '_blank', 'noreferrer');
    panel.client.choose(call.id, { type, id }).then(panel.update, (error: unknown) => {
      setProblem(asApiError(error));
    });
  };
  return (
    <>
      <p class="muted">{t('who_is_it')}</p>
      <ul class="matches">
        {call.matches?.map((match) => (
          <li key={`${match.type} ${match.id}`}>
            <button
              type="button"
              class="small secondary outline"
              onClick={() => {
                choose(match);
              }}
            >
              {match.name} <small>{match.type}</small>
            </button>
          </li>
        ))}
      </ul>
      {call.more === true && <p class="muted">{t('more_matches')}</p>}
      {problem && <ProblemNote problem={problem} />}
    </>
  );
};

/** The number is unknown: CRM pages on which the agent can create a record. */
const Create = ({ call, host }: { call: Call; host: Host }) => {
  const { t } = useWords();
  const pages = (call.create ?? []).filter(({ url }) => webAddress(url) !== undefined);
  if (pages.length === 0) return null;
  return (
    <p class="buttons">
      {pages.map(({ type, url }) => (
        <a
          key={type}
          role="button"
          class="small secondary outline"
          href={url}
          target="_blank"
          rel="noreferrer"
          onClick={(event) => {
            if (call.from && host.createRecord(type, call.from)) event.preventDefault();
          }}
        >
          {t('create_record', type)}
        </a>
      ))}
    </p>
  );
};

/** What the CRM says about the caller besides the name. */
const About = ({ call }: { call: Call }) => {
  const { t } = useWords();
  const { company, openCases, openOpportunities } =
    call.matches?.find(({ type, id }) => type === call.record?.type && id === call.record.id) ?? {};
  const facts = [
    company,
    openCases ? t('open_cases', String(openCases)) : undefined,
    openOpportunities ? t('open_opportunities', String(openOpportunities)) : undefined,
  ].filter((fact) => fact !== undefined);
  return facts.length === 0 ? null : <p class="muted">{facts.join(' · ')}</p>;
};

const Who = ({ call, panel, host }: { call: Call; panel: Panel; host: Host }) => {
  const { t } = useWords();
  const number = otherSide(call);
  if (number === undefined) return <p class="name">{t('withheld')}</p>;
  const matches = call.matches ?? [];
  return (
    <>
      {call.record ? (
        <p>
          <RecordLink call={call} host={host} />
        </p>
      ) : (
        matches.length === 0 && call.lookUp === 'done' && <p class="name">{t('unknown_caller')}</p>
      )}
      <About call={call} />
      <p class={call.record ? 'muted' : 'number'}>{number}</p>
      {call.lookUp === 'pending' && (
        <p class="muted" aria-busy="true">
          {t('looking_up')}
        </p>
      )}
      {call.lookUp === 'unanswered' && <p class="muted">{t('not_looked_up')}</p>}
      {matches.length > 1 && !call.record && <Choice call={call} panel={panel} host={host} />}
      {matches.length === 0 && call.lookUp === 'done' && <Create call={call} host={host} />}
    </>
  );
};

/** An incoming call: who it is, and who has answered. */
export const IncomingCall = ({ call, panel, host }: { call: Call; panel: Panel; host: Host }) => {
  const { t } = useWords();
  const colleague = call.state === 'connected' ? answeredBy(call) : undefined;
  return (
    <section class="current incoming" aria-label={t('incoming')} data-state={call.state}>
      <p class="standing" role="status">
        {colleague === undefined ? t('incoming') : t('answered_by', colleague)}
        {call.did !== undefined && <small class="muted"> {t('to_number', call.did)}</small>}
      </p>
      <Who call={call} panel={panel} host={host} />
      {colleague !== undefined && (
        <button
          type="button"
          class="small secondary outline"
          onClick={() => {
            panel.hide(call.id);
          }}
        >
          {t('close_call')}
        </button>
      )}
    </section>
  );
};
