import type { MorDevice, MorGateway, MorUser } from '../../calls/mor-gateway.ts';
import { defined } from '../../defined.ts';
import type { MatchLine, MatchUser } from '../../mapping/match/match-people.ts';
import { foldName, wordsOf } from '../../mapping/match/match-text.ts';

/** Each user costs MOR one request and another for the devices, so there is a limit to protect the telephone system. */
const MAX_USERS = 1_500;
const PARALLEL = 6;

export interface MorLines {
  readonly lines: readonly MatchLine[];
  /** There were more users than were read. */
  readonly truncated: boolean;
  /** Why MOR could not be asked, if it could not. */
  readonly problem?: string;
}

const inParallel = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return results;
};

const lineOf = async (gateway: MorGateway, listed: MorUser): Promise<MatchLine | undefined> => {
  const [details, devices] = await Promise.all([
    gateway.userDetails({ userId: listed.id }),
    gateway.devices(listed.id),
  ]);
  if (!devices.ok || devices.value.length === 0) return undefined;
  // Older MORs list only ids.
  const complete = await inParallel(devices.value, async (device): Promise<MorDevice> => {
    if (device.username !== undefined || device.callerId !== undefined) return device;
    const found = await gateway.device(device.id);
    return found.ok ? found.value : device;
  });
  const { id: _id, ...user } = details.ok ? { ...listed, ...details.value } : listed;
  return { mor: gateway.id, ...user, devices: complete };
};

/** The names that a CRM user may have in MOR. */
const guesses = (users: readonly MatchUser[]): string[] => [
  ...new Set(
    users
      .flatMap((user) => [user.username, user.email?.split('@')[0], user.user])
      .filter((name): name is string => name !== undefined && /^[\w.@-]{1,64}$/.test(name)),
  ),
];

/** Likely matches first, in case not all can be looked up. */
const byLikelihood = (found: readonly MorUser[], users: readonly MatchUser[]): MorUser[] => {
  const names = new Set(users.flatMap((user) => wordsOf(user.name)));
  const logins = new Set(guesses(users).map(foldName));
  const likely = (user: MorUser): number =>
    (logins.has(foldName(user.username)) ? 2 : 0) +
    (wordsOf(`${user.firstName ?? ''} ${user.lastName ?? ''}`).some((word) => names.has(word)) ? 1 : 0);
  return [...found].sort((a, b) => likely(b) - likely(a));
};

/** Without the status user's password MOR lists nobody, but it answers about a name that it is given. */
const usersByGuess = async (gateway: MorGateway, users: readonly MatchUser[]): Promise<MorUser[]> => {
  const asked = guesses(users).slice(0, MAX_USERS);
  const answers = await inParallel(asked, (username) => gateway.userDetails({ username }));
  const found = new Map(
    answers.flatMap((answer) => (answer.ok ? [[answer.value.id, answer.value] as const] : [])),
  );
  return [...found.values()];
};

/** MOR's users with their devices, as far as the status user may see them. */
export const readMorLines = async (gateway: MorGateway, users: readonly MatchUser[]): Promise<MorLines> => {
  if (!gateway.canFollow) {
    return {
      lines: [],
      truncated: false,
      problem: `MOR ${gateway.id}: set status.username so that MOR can be asked.`,
    };
  }
  const listed = await gateway.users();
  const found = listed.ok ? byLikelihood(listed.value, users) : await usersByGuess(gateway, users);
  const lines = await inParallel(found.slice(0, MAX_USERS), (user) => lineOf(gateway, user));
  const usable = lines.filter((line) => line !== undefined);
  return {
    lines: usable,
    truncated: found.length > MAX_USERS,
    ...defined({ problem: listed.ok || usable.length > 0 ? undefined : `MOR ${gateway.id}: ${listed.text}` }),
  };
};
