import type { ApiError, ProblemBody } from '../shared/problem.ts';
import { useWords } from './words.tsx';

/** What went wrong, in the agent's language; below it, in small print, the server's words. */
export const ProblemNote = (props: {
  problem: ApiError | ProblemBody;
  onRetry?: () => void;
  onDismiss?: () => void;
}) => {
  const { t, problem: textOf, other } = useWords();
  const { problem } = props;
  const body = 'body' in problem ? problem.body : problem;
  const retryAfterSec = 'body' in problem ? problem.retryAfterSec : undefined;
  const code =
    body.code === 'unreachable' || body.code === 'unreadable' ? 'connector_unreachable' : body.code;
  return (
    <div class="note bad" role="alert" data-code={body.code}>
      <p>
        <strong>{textOf(code, body.rule) ?? other}</strong>
      </p>
      <p>
        <small lang="en">{body.detail}</small>
      </p>
      {retryAfterSec !== undefined && <p>{t('wait_seconds', String(retryAfterSec))}</p>}
      <div class="buttons">
        {props.onRetry && (
          <button type="button" class="small" onClick={props.onRetry}>
            {t('retry')}
          </button>
        )}
        {props.onDismiss && (
          <button type="button" class="small secondary" onClick={props.onDismiss}>
            {t('dismiss')}
          </button>
        )}
      </div>
    </div>
  );
};
