import { defined } from '../../defined.ts';
import type { Mapping } from '../agents/mapping.ts';
import { indexLines } from './match-index.ts';
import type { MatchDevice, MatchLine, MatchUser } from './match-people.ts';
import { deviceReasons, total, userReasons } from './match-reasons.ts';
import type { Reason } from './match-reasons.ts';
import { lineNumber } from './match-text.ts';

export type Confidence = 'high' | 'medium' | 'low';

export interface Proposal {
  readonly mor: string;
  readonly username: string;
  readonly device: string;
  /** Empty when MOR knows no number of the device: an administrator has to enter it. */
  readonly source: string;
}

export interface Match {
  readonly user: string;
  readonly name: string;
  readonly proposal: Proposal;
  readonly confidence: Confidence;
  /** 0 to 1. */
  readonly score: number;
  /** Why, for people. */
  readonly reasons: readonly string[];
  /** What to check before accepting. */
  readonly conflict?: string;
}

export interface MatchResult {
  readonly items: readonly Match[];
  /** Users for whom nothing was found. */
  readonly unmatched: readonly string[];
}

const HIGH = 0.8;
const MEDIUM = 0.5;
const LEAST = 0.3;
/** With scores closer than this, the choice between two candidates is a guess. */
const CLOSE = 0.1;

interface Candidate {
  readonly line: MatchLine;
  readonly device: MatchDevice;
  readonly reasons: readonly Reason[];
  readonly score: number;
  /** The device itself matches this user, or it is the only one. */
  readonly isSure: boolean;
}

const candidateOf = (user: MatchUser, line: MatchLine): Candidate | undefined => {
  const common = userReasons(user, line);
  const devices = line.devices.map((device) => ({ device, reasons: deviceReasons(user, device) }));
  const best = devices.reduce<(typeof devices)[number] | undefined>(
    (a, b) => (a === undefined || total(b.reasons) > total(a.reasons) ? b : a),
    undefined,
  );
  if (!best) return undefined;
  const reasons = [...common, ...best.reasons];
  const score = total(reasons);
  if (score < LEAST) return undefined;
  return {
    line,
    device: best.device,
    reasons,
    score,
    isSure: devices.length === 1 || best.reasons.length > 0,
  };
};

const digitsOnly = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d{2,20}$/.test(text) ? text : undefined;

/** The number MOR can ring the device under: its extension, else its own caller id. */
const sourceOf = (device: MatchDevice): string =>
  digitsOnly(device.username) ?? lineNumber(device.callerId) ?? '';

const lineKey = (proposal: Pick<Proposal, 'mor' | 'device'>): string =>
  JSON.stringify([proposal.mor, proposal.device]);

const confidenceOf = (score: number, doubts: readonly string[]): Confidence => {
  const plain = score >= HIGH ? 'high' : score >= MEDIUM ? 'medium' : 'low';
  return doubts.length > 0 && plain === 'high' ? 'medium' : plain;
};

const names = (values: readonly string[]): string => values.join(', ');

/**
 * Proposes a MOR user, device and source number for each CRM user. `taken` are the existing rows: a device that already
 * belongs to another user is a conflict, and so is one that is proposed for two users. Pure.
 */
export const autoMatch = (
  users: readonly MatchUser[],
  lines: readonly MatchLine[],
  taken: readonly Mapping[] = [],
): MatchResult => {
  const find = indexLines(lines);
  const unmatched: string[] = [];
  const found = users.flatMap((user) => {
    const candidates = find(user)
      .flatMap((line) => candidateOf(user, line) ?? [])
      .sort((a, b) => b.score - a.score || (a.line.username < b.line.username ? -1 : 1));
    const [best, second] = candidates;
    if (!best) unmatched.push(user.user);
    return best ? [{ user, best, second }] : [];
  });

  const wantedBy = new Map<string, string[]>();
  for (const { user, best } of found) {
    const key = lineKey({ mor: best.line.mor, device: best.device.id });
    wantedBy.set(key, [...(wantedBy.get(key) ?? []), user.user]);
  }
  const ownerOf = new Map(taken.map((row) => [lineKey(row), row.user]));

  const items = found.map(({ user, best, second }): Match => {
    const { line, device, score } = best;
    const proposal = { mor: line.mor, username: line.username, device: device.id, source: sourceOf(device) };
    const key = lineKey(proposal);
    const rivals = (wantedBy.get(key) ?? []).filter((other) => other !== user.user);
    const owner = ownerOf.get(key);
    const doubts = [
      ...(owner !== undefined && owner !== user.user
        ? [`Device ${device.id} is mapped to ${owner} already.`]
        : []),
      ...(rivals.length > 0 ? [`Device ${device.id} fits ${names(rivals)} too.`] : []),
      ...(best.isSure
        ? []
        : [
            `${line.username} has several devices (${names(line.devices.map((one) => one.id))}); this is the first.`,
          ]),
      ...(second && score - second.score < CLOSE ? [`${second.line.username} fits almost as well.`] : []),
      ...(proposal.source === '' ? ['MOR knows no number of this device; enter the source.'] : []),
    ];
    return {
      user: user.user,
      name: user.name,
      proposal,
      confidence: confidenceOf(score, doubts),
      score: Math.round(score * 100) / 100,
      reasons: best.reasons.map((reason) => reason.text),
      ...defined({ conflict: doubts.length > 0 ? doubts.join(' ') : undefined }),
    };
  });
  return { items, unmatched };
};
