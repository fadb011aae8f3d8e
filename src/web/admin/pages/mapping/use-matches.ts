import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../../../shared/problem.ts';
import type { ProblemBody } from '../../../shared/problem.ts';
import { openEvents } from '../../api.ts';
import { texts } from '../../texts.ts';
import type { Matches } from '../../types.ts';

export interface Matching {
  readonly progress: { readonly done: number; readonly total: number };
  readonly data: Matches | undefined;
  readonly error: ApiError | undefined;
}

const NOTHING: Matching = { progress: { done: 0, total: 0 }, data: undefined, error: undefined };

/** Proposals for a CRM's users, and how far the questions to MOR are. */
export const useMatches = (crm: string): Matching => {
  const [matching, setMatching] = useState(NOTHING);
  useEffect(() => {
    setMatching(NOTHING);
    if (crm === '') return undefined;
    const fail = (problem: ProblemBody): void => {
      setMatching({ ...NOTHING, error: new ApiError(0, problem) });
    };
    const source = openEvents(
      'GET /mapping/auto-match',
      {
        progress(progress) {
          setMatching({ ...NOTHING, progress });
        },
        done(data) {
          source.close();
          setMatching({ ...NOTHING, data });
        },
        failed(problem) {
          source.close();
          fail(problem);
        },
      },
      { crm },
    );
    // Otherwise the browser would reconnect and ask MOR for everything again.
    source.onerror = () => {
      source.close();
      fail({ code: 'matching_lost', detail: texts.mapping.matching_lost });
    };
    return () => {
      source.close();
    };
  }, [crm]);
  return matching;
};
