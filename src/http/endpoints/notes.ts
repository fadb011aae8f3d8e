import type { z } from 'zod';
import type { Call } from '../../calls/call/call.ts';
import type { CallNotes } from '../../calls/during-call.ts';
import { Problem } from '../../calls/problems.ts';
import { defined } from '../../defined.ts';
import { resultCode } from '../../vocabulary/results.ts';
import type { ResultChoice } from '../../vocabulary/results.ts';
import type { patchCallSchema } from '../schemas/requests.ts';

const unknown = (path: string, given: string, choices: readonly ResultChoice[]): Problem => {
  const codes = choices.map(({ code }) => code).join(', ');
  return new Problem('invalid_request', `There is no result "${given}" for this call; nothing was saved.`, {
    errors: [{ path, message: `expected one of ${codes}` }],
  });
};

const NO_RESULT = '';

/** The code that was meant; null: none. Throws Problem `invalid_request` for what it does not understand, and never drops it. */
const codeOf = (
  path: 'result' | 'disposition',
  given: string,
  choices: readonly ResultChoice[],
): string | null => {
  if (given.trim() === NO_RESULT) return null;
  const isCode = choices.some(({ code }) => code === given);
  const code = path === 'result' ? (isCode ? given : undefined) : resultCode(choices, given);
  if (code === undefined) throw unknown(path, given, choices);
  return code;
};

/**
 * Notes and result of a request about a call, checked against the choices of its CRM instance. Repeating the call's current
 * result is not a change, even if that result has left the configuration. Throws Problem `invalid_request`.
 */
export const notesOf = (
  { notes, result, disposition }: z.output<typeof patchCallSchema>,
  call: Pick<Call, 'result' | 'disposition'>,
  choices: readonly ResultChoice[],
): CallNotes => {
  const isKept = (given: string | null | undefined): boolean =>
    given === undefined || [call.result, call.disposition].includes(given ?? NO_RESULT);
  const named = isKept(result) ? undefined : codeOf('result', result ?? NO_RESULT, choices);
  const alias = isKept(disposition) ? undefined : codeOf('disposition', disposition ?? NO_RESULT, choices);
  if (named !== undefined && alias !== undefined && named !== alias) {
    throw new Problem('invalid_request', 'The request names two results; send `result` alone.', {
      errors: [{ path: 'disposition', message: 'contradicts result' }],
    });
  }
  const chosen = named === undefined ? alias : named;
  const told = choices.find(({ code }) => code === chosen)?.outcome;
  return defined({ notes, result: chosen, told });
};
