import type { CheckLine } from '../calls/connector.ts';
import type { MorGateway } from '../calls/mor-gateway.ts';
import type { MorConfig } from '../config/mor-schema.ts';
import { at, good, wrong } from '../vocabulary/findings.ts';
import type { Finding } from '../vocabulary/findings.ts';
import { failed, refusedQuestion } from './line.ts';

const RECENT_MS = 7 * 86_400_000;

/** May the connector read recordings, and who else can? */
export const checkRecordings = async (
  mor: MorConfig,
  gateway: MorGateway,
  nowMs: number,
): Promise<CheckLine[]> => {
  if (mor.recordings?.enabled !== true || gateway.recordings === undefined) return [];
  const { legalBasis = '', notice = '', keepDays = 0, listen } = mor.recordings;
  const access = await gateway.recordings.access(nowMs - RECENT_MS);
  const finding = (): Finding => {
    if (!access.ok) return access.code === 'access_denied' ? refusedQuestion(access) : failed(access);
    switch (access.value) {
      case 'none':
        return good('recordings_none');
      case 'open':
        return mor.recordings?.guarded === true ? good('recordings_guarded') : wrong('recordings_open');
      case 'closed':
        return wrong('recordings_closed');
    }
  };
  const where = { mor: mor.id };
  return [
    at(
      'mor_recordings_settled',
      where,
      good('recordings_settled', { basis: legalBasis, notice, days: keepDays, listen }),
    ),
    at('mor_recordings', where, finding()),
  ];
};
