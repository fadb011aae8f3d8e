import { timeText, durationText } from '../../../shared/time.ts';
import { api } from '../../endpoints.ts';
import { foundText, refusalText, saidText } from '../../parts/finding-text.ts';
import { Badge, ErrorNote } from '../../parts/notes.tsx';
import { outcomeText } from '../../parts/outcome-words.ts';
import { useAction } from '../../parts/use-action.ts';
import { useCanChange } from '../../session.tsx';
import type { Call } from '../../types.ts';
import { Recording } from './recording.tsx';
import { activityStanding, callStanding, stateText, tellerText } from './words.ts';
import { fill, texts } from '../../texts.ts';

/** Why the call was refused. What the pages have no text for is English; the code's words are before it. */
const Refusal = ({ code, mor, detail, said, cure }: NonNullable<Call['refusal']>) => {
  const known = refusalText({ code, mor, meaning: '', cure: cure ?? '' });
  const text = saidText(said);
  return (
    <>
      {text !== undefined || known.meaning === '' ? (
        (text ?? detail)
      ) : (
        <>
          <p>{known.meaning}</p>
          <p class="muted" lang="en">
            {detail}
          </p>
        </>
      )}
      {known.cure !== '' && <p class="cure">{known.cure}</p>}
    </>
  );
};

/** What a cause of hanging up means, and what to check. */
const Hangup = ({ code, values, meaning, cure }: NonNullable<Call['hangup']>) => {
  const found = foundText({ code, values, detail: meaning, cure });
  return (
    <>
      {found.detail}
      <p class="cure">{found.cure}</p>
    </>
  );
};

/** Only http addresses become links: the text comes from a CRM. */
const isWebAddress = (url: string): boolean => /^https?:\/\//.test(url);

const Activity = ({ call, onRetried }: { call: Call; onRetried: (call: Call) => void }) => {
  const canChange = useCanChange();
  const action = useAction();
  const { activity } = call;
  const standing = activityStanding(call);
  if (!activity || !standing) return null;
  return (
    <section aria-label={texts.calls.activity_in_the_crm}>
      <h3>{texts.calls.activity_in_the_crm}</h3>
      <p>
        <Badge tone={standing.tone}>{standing.text}</Badge>{' '}
        {activity.url && isWebAddress(activity.url) ? (
          <a href={activity.url} target="_blank" rel="noreferrer">
            {activity.id}
          </a>
        ) : (
          activity.id
        )}
      </p>
      {activity.error && <p class="cure">{saidText(activity.said) ?? activity.error}</p>}
      {activity.state === 'dead' && canChange && (
        <button
          type="button"
          class="small"
          aria-busy={action.busy}
          onClick={() => {
            action.run(async () => {
              onRetried(await api.retryActivity(call.id));
            });
          }}
        >
          {texts.calls.write_it_again}
        </button>
      )}
      <ErrorNote error={action.error} />
    </section>
  );
};

/** One call: what happened when, and the state of its activity. */
export const CallDetails = ({ call, onRetried }: { call: Call; onRetried: (call: Call) => void }) => {
  const standing = callStanding(call);
  return (
    <>
      <p role="status">
        <Badge tone={standing.tone}>{standing.text}</Badge>
      </p>
      <dl class="facts">
        <dt>{texts.common.agent}</dt>
        <dd>
          {call.userName === undefined ? call.user : `${call.userName}, ${call.user}`} ({call.crm})
        </dd>
        <dt>{texts.common.contact}</dt>
        <dd>
          {call.contactName ?? '–'} {call.record && `(${call.record.type} ${call.record.id})`}
        </dd>
        <dt>{texts.calls.numbers}</dt>
        <dd>
          {call.source} →{' '}
          {call.destination ?? (call.state === 'refused' ? texts.common.none : texts.calls.asked_by_mor)}
        </dd>
        <dt>MOR</dt>
        <dd>{fill(texts.calls.line_text, call.mor.server, call.mor.username, call.mor.device)}</dd>
        {call.talkSeconds !== undefined && (
          <>
            <dt>{texts.calls.talked}</dt>
            <dd>{durationText(call.talkSeconds)}</dd>
          </>
        )}
        {call.refusal && (
          <>
            <dt>{texts.calls.refusal}</dt>
            <dd>
              <Refusal {...call.refusal} />
            </dd>
          </>
        )}
        {call.hangup && (
          <>
            <dt>{fill(texts.calls.cause, call.hangupCause ?? '')}</dt>
            <dd>
              <Hangup {...call.hangup} />
            </dd>
          </>
        )}
        {call.notes && (
          <>
            <dt>{texts.common.notes}</dt>
            <dd>{call.notes}</dd>
          </>
        )}
      </dl>
      <h3>{texts.calls.timeline}</h3>
      <ol class="timeline">
        {call.timeline.map((entry, at) => (
          <li key={at}>
            <time dateTime={entry.at}>{timeText(entry.at)}</time>
            <span>
              <strong>{stateText(entry.state)}</strong> <span class="muted">{tellerText(entry.by)}</span>
              {entry.detail && <div>{saidText(entry.said) ?? outcomeText(entry.detail)}</div>}
            </span>
          </li>
        ))}
      </ol>
      <Activity call={call} onRetried={onRetried} />
      <Recording call={call} onChanged={onRetried} />
    </>
  );
};
