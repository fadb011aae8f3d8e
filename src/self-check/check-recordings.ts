import type { CheckLine } from '../calls/connector.ts';
import type { MorGateway } from '../calls/mor-gateway.ts';
import type { MorConfig } from '../config/mor-schema.ts';
import { failed, ok, refusedQuestion } from './line.ts';

const RECENT_MS = 7 * 86_400_000;

const OPEN =
  'recordings can be heard by anybody who guesses a name: MOR’s web server hands them out without a login, at least to this machine';
const OPEN_CURE =
  'Let the web server of MOR give /recordings only to the address of this connector (and to MOR’s own pages). Then try an ' +
  'address of a recording from another machine: when it is refused, set recordings.guarded to true.';
const GUARDED = 'can be read from here; according to recordings.guarded, by nobody else';
const CLOSED = 'MOR’s web server does not give recordings to this machine';
const CLOSED_CURE =
  'Let the web server of MOR give /recordings to the address of this connector without a login, and to nobody else: the API ' +
  'has no other way to read them.';

/** May the connector read recordings, and who else can? */
export const checkRecordings = async (
  mor: MorConfig,
  gateway: MorGateway,
  nowMs: number,
): Promise<CheckLine[]> => {
  if (mor.recordings?.enabled !== true || gateway.recordings === undefined) return [];
  const link = `mor ${mor.id}: recordings`;
  const { legalBasis = '', notice = '', keepDays = 0, listen } = mor.recordings;
  const settled = ok(
    `${link}, as settled`,
    `legal basis ${legalBasis}, notice ${notice}, kept ${keepDays} days, heard by ${listen}`,
  );
  const access = await gateway.recordings.access(nowMs - RECENT_MS);
  const line = (): CheckLine => {
    if (!access.ok)
      return access.code === 'access_denied' ? refusedQuestion(link, access) : failed(link, access);
    switch (access.value) {
      case 'none':
        return ok(link, 'none in the last seven days; whether they can be read shows after a recorded call');
      case 'open':
        return mor.recordings?.guarded === true
          ? ok(link, GUARDED)
          : { link, ok: false, detail: OPEN, cure: OPEN_CURE };
      case 'closed':
        return { link, ok: false, detail: CLOSED, cure: CLOSED_CURE };
    }
  };
  return [settled, line()];
};
