import { useEffect, useId, useState } from 'preact/hooks';
import { defined } from '../../defined.ts';
import { asApiError } from '../shared/problem.ts';
import type { ApiError } from '../shared/problem.ts';
import { isOver } from '../../vocabulary/call-states.ts';
import { localTime, withOffset } from '../../vocabulary/planned-time.ts';
import type { Client } from './client.ts';
import { ProblemNote } from './problem-note.tsx';
import { resultLabel, shownLabel } from '../../vocabulary/results.ts';
import type { Agent, Call } from './types.ts';
import { useWords } from './words.tsx';

/** When the agent wants to call again, as the field shows it. */
const plannedOf = ({ callBack }: Call): string =>
  callBack === undefined ? '' : localTime(Date.parse(callBack.at));

/** Notes and result of a call, and when to call again. Typed text stays when the call changes in the meantime. */
export const NotesForm = (props: {
  call: Call;
  client: Client;
  choices: Agent['results'];
  /** Nothing can be saved without a result. */
  isRated: boolean;
  onSaved: (call: Call) => void;
  onClose: () => void;
}) => {
  const { t, language } = useWords();
  const { call, client, choices, isRated, onSaved, onClose } = props;
  const over = isOver(call.state);
  const id = useId();
  const [notes, setNotes] = useState(call.notes ?? '');
  const [result, setResult] = useState(call.result?.code ?? '');
  /** Undefined: as it is planned. */
  const [time, setTime] = useState<string>();
  const [saved, setSaved] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiError>();
  useEffect(() => {
    setSaved(false);
  }, [notes, result, time]);
  const offered = choices.map((choice) => [choice.code, resultLabel(choice, [language])] as const);
  // A result that has left the configuration stays until another is chosen.
  const { result: kept } = call;
  const options =
    kept === undefined || choices.some(({ code }) => code === kept.code)
      ? offered
      : [[kept.code, shownLabel(kept, [language])] as const, ...offered];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) return;
        const closes = event.submitter?.getAttribute('name') === 'close';
        const callBack = time === undefined || time === plannedOf(call) ? undefined : withOffset(time);
        setBusy(true);
        setProblem(undefined);
        client
          .note(call.id, { notes, result, ...defined({ callBack }) })
          .then(
            (changed) => {
              setTime(undefined);
              setSaved(true);
              onSaved(changed);
              if (closes) onClose();
            },
            (error: unknown) => {
              setProblem(asApiError(error));
            },
          )
          .finally(() => {
            setBusy(false);
          });
      }}
    >
      {over && <p class="standing">{t('wrap_up')}</p>}
      <label for={`${id}-notes`}>{t('notes')}</label>
      <textarea
        id={`${id}-notes`}
        rows={2}
        maxLength={10_000}
        value={notes}
        onInput={(event) => {
          setNotes(event.currentTarget.value);
        }}
      />
      <label for={`${id}-result`}>{t('result')}</label>
      <select
        id={`${id}-result`}
        value={result}
        required={isRated}
        onInvalid={(event) => {
          event.currentTarget.setCustomValidity(t('result_missing'));
        }}
        onChange={(event) => {
          event.currentTarget.setCustomValidity('');
          setResult(event.currentTarget.value);
        }}
      >
        <option value="">{t('result_none')}</option>
        {options.map(([code, label]) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </select>
      <label for={`${id}-call-back`}>{t('call_back_on')}</label>
      <input
        id={`${id}-call-back`}
        type="datetime-local"
        value={time ?? plannedOf(call)}
        min={time === undefined ? undefined : localTime(Date.now())}
        onInput={(event) => {
          setTime(event.currentTarget.value);
        }}
      />
      {problem && <ProblemNote problem={problem} />}
      <div class="buttons">
        <button type="submit" class="small" aria-busy={busy}>
          {t('save')}
        </button>
        {over && (
          <button type="submit" name="close" class="small secondary">
            {t('save_and_close')}
          </button>
        )}
        <span role="status" class="muted">
          {saved && t('saved')}
        </span>
      </div>
    </form>
  );
};
