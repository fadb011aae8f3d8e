import type { ComponentChildren } from 'preact';
import type { ApiError, Said } from '../../shared/problem.ts';
import { messageText, saidText } from './finding-text.ts';
import { labelOf } from './words.ts';
import { fill, language, texts } from '../texts.ts';

/** With these the detail is enough. */
const WITHOUT_CURE = ['unauthenticated', 'forbidden', 'invalid_request'];

/** The text for a code in the reader's language; a newer server may have codes that this page does not know. */
const knownProblem = (code: string): { readonly title: string; readonly cure: string } | undefined =>
  new Map(Object.entries(texts.problems)).get(code);

interface ProblemSaid {
  readonly code: string;
  readonly detail: string;
  readonly said?: Said | undefined;
}

/** What is wrong. What the pages have no text for is English; the words of the problem's code are before it. */
const ProblemDetail = ({ code, detail, said }: ProblemSaid) => {
  const text = saidText(said);
  if (text !== undefined) return <p>{text}</p>;
  const known = language === 'en' ? undefined : knownProblem(code);
  return known ? (
    <>
      <p>{known.title}.</p>
      <p class="muted" lang="en">
        {detail}
      </p>
    </>
  ) : (
    <p>{detail}</p>
  );
};

const ProblemCure = ({ code, cure }: { code: string; cure: string | undefined }) => {
  if (WITHOUT_CURE.includes(code)) return null;
  const text = knownProblem(code)?.cure ?? cure;
  return text === undefined ? null : <p class="cure">{text}</p>;
};

/** A problem with its cure. */
export const ProblemText = (props: ProblemSaid & { cure: string | undefined }) => (
  <>
    <ProblemDetail {...props} />
    <ProblemCure {...props} />
  </>
);

/** What went wrong and what to do about it. */
export const ErrorNote = ({ error }: { error: ApiError | undefined }) => {
  if (!error) return null;
  const { code, detail, said, errors } = error.body;
  return (
    <div class="note bad" role="alert">
      {errors && errors.length > 0 ? (
        <>
          <p>{texts.parts.this_cannot_be_done_as}</p>
          <ul>
            {errors.map((e) => (
              <li key={e.path + e.message}>
                <strong>{labelOf(e.path)}</strong>: {messageText(e)}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <ProblemDetail code={code} detail={detail} said={said} />
      )}
      <ProblemCure code={code} cure={error.body.cure} />
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
