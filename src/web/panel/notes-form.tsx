import { useEffect, useId, useState } from 'preact/hooks';
import { asApiError } from '../shared/problem.ts';
import type { ApiError } from '../shared/problem.ts';
import type { Client } from './client.ts';
import { ProblemNote } from './problem-note.tsx';
import { resultLabel } from '../../vocabulary/results.ts';
import type { Agent, Call } from './types.ts';
import { useWords } from './words.tsx';

/** Notes and result of a call. Typed text stays when the call changes in the meantime. */
export const NotesForm = (props: {
  call: Call;
  client: Client;
  choices: Agent['results'];
  onSaved: (call: Call) => void;
}) => {
  const { t, language } = useWords();
  const { call, client, choices, onSaved } = props;
  const id = useId();
  const [notes, setNotes] = useState(call.notes ?? '');
  const [result, setResult] = useState(call.result?.code ?? '');
  const [saved, setSaved] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiError>();
  useEffect(() => {
    setSaved(false);
  }, [notes, result]);
  const offered = choices.map((choice) => [choice.code, resultLabel(choice, [language])] as const);
  // A result that has left the configuration stays until another is chosen.
  const { result: kept } = call;
  const options =
    kept === undefined || choices.some(({ code }) => code === kept.code)
      ? offered
      : [[kept.code, kept.label] as const, ...offered];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) return;
        setBusy(true);
        setProblem(undefined);
        client
          .note(call.id, { notes, result })
          .then(
            (changed) => {
              setSaved(true);
              onSaved(changed);
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
        onChange={(event) => {
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
      {problem && <ProblemNote problem={problem} />}
      <div class="buttons">
        <button type="submit" class="small" aria-busy={busy}>
          {t('save')}
        </button>
        <span role="status" class="muted">
          {saved && t('saved')}
        </span>
      </div>
    </form>
  );
};
