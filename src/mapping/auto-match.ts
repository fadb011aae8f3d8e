import type { Mapping } from './mapping.ts';
import { foldName, lineNumber, sameTelephone, wordsOf } from './match-text.ts';

/** A CRM user who shall get a line. */
export interface MatchUser {
  readonly user: string;
  readonly name: string;
  readonly username?: string | undefined;
  readonly email?: string | undefined;
  readonly telephone?: string | undefined;
}

export interface MatchDevice {
  readonly id: string;
  /** SIP name or extension. */
  readonly username?: string | undefined;
  readonly callerId?: string | undefined;
}

/** A MOR user with the devices that belong to them. */
export interface MatchLine {
  readonly mor: string;
  readonly username: string;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly email?: string | undefined;
  readonly telephone?: string | undefined;
  readonly mobile?: string | undefined;
  readonly devices: readonly MatchDevice[];
}

export type Confidence = 'high' | 'medium' | 'low';

export interface Proposal {
  readonly mor: string;
  readonly username: string;
  readonly device: string;
  /** Empty when MOR knows no number of the device: somebody has to enter it. */
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
  /** What somebody should look at before accepting. */
  readonly conflict?: string;
}

export interface MatchResult {
  readonly items: readonly Match[];
  /** Users for whom nothing was found. */
  readonly unmatched: readonly string[];
}

interface Reason {
  readonly weight: number;
  readonly text: string;
}

/** How much one agreement alone is worth; several together add up to less than their sum. */
const WEIGHT = {
  email: 0.85,
  username: 0.7,
  localPart: 0.5,
  telephone: 0.7,
  extension: 0.6,
  name: 0.6,
  initial: 0.3,
};
const HIGH = 0.8;
const MEDIUM = 0.5;
const LEAST = 0.3;
/** Two candidates closer than this are a guess. */
const CLOSE = 0.1;

const equal = (a: string | undefined, b: string | undefined): boolean => {
  const [x, y] = [foldName(a ?? ''), foldName(b ?? '')];
  return x !== '' && x === y;
};

const localPart = (email: string | undefined): string | undefined => email?.split('@')[0];

const nameReason = (user: MatchUser, line: MatchLine): Reason[] => {
  const [theirs, own] = [wordsOf(user.name), wordsOf(`${line.firstName ?? ''} ${line.lastName ?? ''}`)];
  if (theirs.length === 0 || own.length === 0) return [];
  // "Adams, Ann" is Ann Adams; a middle name on one side changes nothing.
  const [few, many] = own.length <= theirs.length ? [own, theirs] : [theirs, own];
  if (few.length > 1 && few.every((word) => many.includes(word))) {
    return [{ weight: WEIGHT.name, text: `same name "${user.name}"` }];
  }
  const last = foldName(line.lastName ?? '');
  const initial = foldName(line.firstName ?? '').slice(0, 1);
  const others = theirs.filter((word) => word !== last);
  return last !== '' && theirs.includes(last) && initial !== '' && others.some((w) => w.startsWith(initial))
    ? [{ weight: WEIGHT.initial, text: `same surname and initial "${user.name}"` }]
    : [];
};

const userReasons = (user: MatchUser, line: MatchLine): Reason[] => {
  const reasons: Reason[] = [];
  if (equal(user.email, line.email))
    reasons.push({ weight: WEIGHT.email, text: `same e-mail ${line.email ?? ''}` });
  if (equal(user.username, line.username) || equal(user.user, line.username)) {
    reasons.push({ weight: WEIGHT.username, text: `same user name ${line.username}` });
  } else if (equal(localPart(user.email), line.username)) {
    reasons.push({ weight: WEIGHT.localPart, text: `e-mail begins with the MOR user name ${line.username}` });
  }
  if ([line.telephone, line.mobile].some((number) => sameTelephone(user.telephone, number))) {
    reasons.push({ weight: WEIGHT.telephone, text: `same telephone ${user.telephone ?? ''}` });
  }
  return [...reasons, ...nameReason(user, line)];
};

const deviceReasons = (user: MatchUser, device: MatchDevice): Reason[] => {
  const numbers = [device.username, lineNumber(device.callerId)];
  const own = (user.telephone ?? '').replace(/\D/g, '');
  const extension = /(?:ext\.?|x|#|,)\s*(\d{2,6})\s*$/i.exec(user.telephone ?? '')?.[1];
  if (device.username !== undefined && (own === device.username || extension === device.username)) {
    return [{ weight: WEIGHT.extension, text: `telephone is the extension ${device.username}` }];
  }
  return numbers.some((number) => sameTelephone(user.telephone, number))
    ? [{ weight: WEIGHT.telephone, text: `telephone is the number of device ${device.id}` }]
    : [];
};

const total = (reasons: readonly Reason[]): number =>
  1 - reasons.reduce((rest, { weight }) => rest * (1 - weight), 1);

interface Candidate {
  readonly line: MatchLine;
  readonly device: MatchDevice;
  readonly reasons: readonly Reason[];
  readonly score: number;
  /** The device itself speaks for this user, or it is the only one. */
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

/** Looked up by what must agree, because comparing everybody with everybody takes minutes for large companies. */
const indexLines = (lines: readonly MatchLine[]): ((user: MatchUser) => readonly MatchLine[]) => {
  const byKey = new Map<string, Set<MatchLine>>();
  const put = (key: string, line: MatchLine): void => {
    if (key !== '') byKey.set(key, (byKey.get(key) ?? new Set()).add(line));
  };
  const tail = (number: string | undefined): string => (number ?? '').replace(/\D/g, '').slice(-7);
  for (const line of lines) {
    put(foldName(line.username), line);
    put(foldName(line.email ?? ''), line);
    put(`last ${foldName(line.lastName ?? '')}`, line);
    for (const word of wordsOf(line.lastName ?? '')) put(`last ${word}`, line);
    for (const number of [line.telephone, line.mobile]) put(`tel ${tail(number)}`, line);
    for (const device of line.devices) {
      put(`ext ${device.username ?? ''}`, line);
      put(`tel ${tail(lineNumber(device.callerId))}`, line);
    }
  }
  return (user) => {
    const telephone = user.telephone ?? '';
    const extension = /(\d{2,6})\s*$/.exec(telephone)?.[1] ?? '';
    const keys = [
      ...[user.user, user.username ?? '', user.email ?? '', localPart(user.email) ?? ''].map(foldName),
      ...wordsOf(user.name).map((word) => `last ${word}`),
      ...(tail(telephone) === '' ? [] : [`tel ${tail(telephone)}`]),
      ...(extension === '' ? [] : [`ext ${extension}`]),
    ];
    return [...new Set(keys.filter((key) => key !== '').flatMap((key) => [...(byKey.get(key) ?? [])]))];
  };
};

const confidenceOf = (score: number, doubts: readonly string[]): Confidence => {
  const plain = score >= HIGH ? 'high' : score >= MEDIUM ? 'medium' : 'low';
  return doubts.length > 0 && plain === 'high' ? 'medium' : plain;
};

const names = (values: readonly string[]): string => values.join(', ');

/**
 * Proposes a MOR user, device and source number for each CRM user. `taken` are the rows that exist: a device that
 * belongs to somebody else there is a conflict, and so is one that is proposed for two users. Pure.
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
      ...(doubts.length > 0 ? { conflict: doubts.join(' ') } : {}),
    };
  });
  return { items, unmatched };
};
