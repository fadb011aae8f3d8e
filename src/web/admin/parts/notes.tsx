import type { ComponentChildren } from 'preact';
import type { ApiError } from '../../shared/problem.ts';
import { labelOf } from './words.ts';
import { fill, texts } from '../texts.ts';

/** The cures of these codes are for API clients; here the detail is enough. */
const ADVICE_FOR_PROGRAMS = ['unauthenticated', 'forbidden', 'invalid_request'];

/** What went wrong and what to do about it. */
export const ErrorNote = ({ error }: { error: ApiError | undefined }) => {
  if (!error) return null;
  const { code, detail, errors } = error.body;
  const cure = ADVICE_FOR_PROGRAMS.includes(code) ? undefined : error.body.cure;
  return (
    <div class="note bad" role="alert">
      {errors && errors.length > 0 ? (
        <>
          <p>{texts.parts.this_cannot_be_done_as}</p>
          <ul>
            {errors.map((e) => (
              <li key={e.path + e.message}>
                <strong>{labelOf(e.path)}</strong>: {e.message}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{detail}</p>
      )}
      {cure && <p class="cure">{cure}</p>}
      {error.retryAfterSec !== undefined && <p>{fill(texts.parts.wait_seconds, error.retryAfterSec)}</p>}
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

export const Loading = ({ text = texts.parts.loading }: { text?: string }) => (
  <p class="muted" aria-busy="true">
    {text}
  </p>
);
