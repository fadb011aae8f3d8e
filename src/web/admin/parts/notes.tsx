import type { ComponentChildren } from 'preact';
import type { ApiError } from '../../shared/problem.ts';

/** What went wrong and what to do about it. */
export const ErrorNote = ({ error }: { error: ApiError | undefined }) => {
  if (!error) return null;
  const { detail, cure, errors } = error.body;
  return (
    <div class="note bad" role="alert">
      <p>{detail}</p>
      {errors && errors.length > 1 && (
        <ul>
          {errors.map((e) => (
            <li key={e.path + e.message}>
              <code>{e.path}</code> {e.message}
            </li>
          ))}
        </ul>
      )}
      {cure && <p class="cure">{cure}</p>}
      {error.retryAfterSec !== undefined && <p>Wait {error.retryAfterSec} seconds.</p>}
    </div>
  );
};

export const Notice = ({ children }: { children: ComponentChildren }) => (
  <div class="note good" role="status">
    {children}
  </div>
);

export type Tone = 'good' | 'bad' | 'warn' | 'plain';

/** A short state; the words carry the meaning, the colour only helps. */
export const Badge = ({ tone, children }: { tone: Tone; children: ComponentChildren }) => (
  <span class={`badge ${tone}`}>{children}</span>
);

export const Loading = () => (
  <p class="muted" aria-busy="true">
    Loading
  </p>
);
