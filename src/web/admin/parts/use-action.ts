import { useState } from 'preact/hooks';
import { asApiError } from '../../shared/problem.ts';
import type { ApiError } from '../../shared/problem.ts';

export interface Action {
  readonly busy: boolean;
  readonly error: ApiError | undefined;
  /** Starts unless one is running; a failure ends up in `error`. */
  readonly run: (work: () => Promise<void>) => void;
  readonly clear: () => void;
}

/** An action that the administrator started: running, or failed with a reason. */
export const useAction = (): Action => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  return {
    busy,
    error,
    run(work) {
      if (busy) return;
      setBusy(true);
      setError(undefined);
      work()
        .catch((thrown: unknown) => {
          setError(asApiError(thrown));
        })
        .finally(() => {
          setBusy(false);
        });
    },
    clear() {
      setError(undefined);
    },
  };
};
