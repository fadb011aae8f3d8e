import { useState } from 'preact/hooks';
import { asApiError } from '../shared/problem.ts';
import type { ApiError } from '../shared/problem.ts';
import { shortTimeText } from '../shared/time.ts';
import type { Client } from './client.ts';
import { ProblemNote } from './problem-note.tsx';
import type { Listener } from './types.ts';
import { useWords } from './words.tsx';

/** Who has listened to a call; asked for when the agent wants to know, and again each time. */
export const Listeners = ({ id, client }: { id: string; client: Client }) => {
  const { t } = useWords();
  const [listeners, setListeners] = useState<readonly Listener[]>();
  const [problem, setProblem] = useState<ApiError>();
  const nameOf = ({ kind, name }: Listener): string => {
    if (kind === 'crm') return t('heard_by_crm');
    return kind === 'administrator' ? t('heard_by_administrator', name ?? '') : (name ?? '');
  };
  const load = (): void => {
    setProblem(undefined);
    client.listeners(id).then(setListeners, (error: unknown) => {
      setProblem(asApiError(error));
    });
  };
  return (
    <details
      class="listeners"
      onToggle={(event) => {
        if (event.currentTarget.open) load();
      }}
    >
      <summary>{t('heard_by')}</summary>
      {listeners?.length === 0 && <p class="muted">{t('heard_by_nobody')}</p>}
      {listeners !== undefined && listeners.length > 0 && (
        <ul>
          {listeners.map((one) => (
            <li key={one.at + one.kind}>
              {nameOf(one)} <small class="muted">{shortTimeText(one.at)}</small>
            </li>
          ))}
        </ul>
      )}
      {problem && <ProblemNote problem={problem} />}
    </details>
  );
};
