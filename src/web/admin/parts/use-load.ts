import { useCallback, useEffect, useState } from 'preact/hooks';
import { asApiError } from '../../shared/problem.ts';
import type { ApiError } from '../../shared/problem.ts';

export interface Loaded<T> {
  /** Stays while it is being reloaded. */
  readonly data: T | undefined;
  readonly error: ApiError | undefined;
  readonly loading: boolean;
  readonly reload: () => void;
}

/** Loads when `key` changes and on `reload`; drops an answer that comes after a newer request. */
export const useLoad = <T>(key: string, load: () => Promise<T>): Loaded<T> => {
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({
    data: undefined,
    error: undefined,
    loading: true,
  });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setState((before) => ({ ...before, loading: true }));
    load().then(
      (data) => {
        if (isCurrent) setState({ data, error: undefined, loading: false });
      },
      (error: unknown) => {
        if (isCurrent) setState((before) => ({ ...before, error: asApiError(error), loading: false }));
      },
    );
    return () => {
      isCurrent = false;
    };
    // `load` is a new function with each rendering; `key` says what it loads.
  }, [key, turn]);
  const reload = useCallback(() => {
    setTurn((n) => n + 1);
  }, []);
  return { ...state, reload };
};
