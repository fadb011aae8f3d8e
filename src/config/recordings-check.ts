import { unwise } from '../vocabulary/findings.ts';
import type { Finding } from '../vocabulary/findings.ts';
import type { Config } from './schema.ts';

interface Problem {
  readonly path: string;
  readonly message: string;
}

type Mor = Config['mor'][number];

const countriesOf = ({ numbers }: Config, mor: Mor): readonly (string | undefined)[] => [
  mor.numbers.homeCountry,
  numbers.defaultCountry,
];

/** What no single setting shows: German law, and calls that would be forgotten before their recordings. */
export const recordingProblems = (config: Config): Problem[] =>
  config.mor.flatMap((mor, i) => {
    const { recordings } = mor;
    if (recordings?.enabled !== true) return [];
    const path = `mor[${i}].recordings`;
    const { callsDays } = config.retention;
    return [
      // Section 201 of the German criminal code: recording without the consent of everybody is a crime.
      ...(recordings.notice === 'none' && countriesOf(config, mor).includes('DE')
        ? [{ path: `${path}.notice`, message: 'none is a crime in Germany; everybody must agree beforehand' }]
        : []),
      ...((recordings.keepDays ?? 0) > callsDays
        ? [
            {
              path: `${path}.keepDays`,
              message: `is longer than retention.callsDays (${callsDays}); the call must outlive its recording`,
            },
          ]
        : []),
      ...(mor.status === undefined
        ? [{ path: `${path}.enabled`, message: 'needs status.username: the user who asks for recordings' }]
        : []),
    ];
  });

export const recordingWarnings = ({ id, recordings }: Mor): Finding[] =>
  recordings?.enabled === true && recordings.notice === 'none' ? [unwise('warn_no_notice', { mor: id })] : [];
