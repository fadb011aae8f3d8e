import { foldName, lineNumber, localPart, sameTelephone, wordsOf } from './match-text.ts';
import type { MatchDevice, MatchLine, MatchUser } from './match-people.ts';

/** One agreement between a CRM user and a line of MOR. */
export interface Reason {
  readonly weight: number;
  readonly text: string;
}

/** The weight of each agreement by itself; several together count for less than their sum. */
const WEIGHT = {
  email: 0.85,
  username: 0.7,
  localPart: 0.5,
  telephone: 0.7,
  extension: 0.6,
  name: 0.6,
  initial: 0.3,
};

const equal = (a: string | undefined, b: string): boolean => {
  const [x, y] = [foldName(a ?? ''), foldName(b)];
  return x !== '' && x === y;
};

const nameReason = (user: MatchUser, line: MatchLine): Reason[] => {
  const [theirs, own] = [wordsOf(user.name), wordsOf(`${line.firstName ?? ''} ${line.lastName ?? ''}`)];
  if (theirs.length === 0 || own.length === 0) return [];
  // "Adams, Ann" is Ann Adams; a middle name on one side only does not matter.
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

/** Reasons for the MOR user, regardless of the device. */
export const userReasons = (user: MatchUser, line: MatchLine): Reason[] => {
  const reasons: Reason[] = [];
  if (line.email !== undefined && equal(user.email, line.email))
    reasons.push({ weight: WEIGHT.email, text: `same e-mail ${line.email}` });
  if (equal(user.username, line.username) || equal(user.user, line.username)) {
    reasons.push({ weight: WEIGHT.username, text: `same user name ${line.username}` });
  } else if (equal(localPart(user.email), line.username)) {
    reasons.push({ weight: WEIGHT.localPart, text: `e-mail begins with the MOR user name ${line.username}` });
  }
  const { telephone } = user;
  if (telephone !== undefined && [line.telephone, line.mobile].some((own) => sameTelephone(telephone, own))) {
    reasons.push({ weight: WEIGHT.telephone, text: `same telephone ${telephone}` });
  }
  return [...reasons, ...nameReason(user, line)];
};

/** Reasons for this device among the MOR user's devices. */
export const deviceReasons = (user: MatchUser, device: MatchDevice): Reason[] => {
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

/** 0 to 1. */
export const total = (reasons: readonly Reason[]): number =>
  1 - reasons.reduce((rest, { weight }) => rest * (1 - weight), 1);
