import type { MorDevice, MorGateway, MorUser } from '../../calls/mor-gateway.ts';
import { defined } from '../../defined.ts';
import type { MatchLine, MatchUser } from '../../mapping/match/match-people.ts';

/** Each user costs MOR one request and another for the devices: a large MOR takes minutes, and must stay free for calls. */
const PARALLEL = 6;

export interface MorLines {
  readonly lines: readonly MatchLine[];
  /** Why MOR could not be asked, if it could not. */
  readonly problem?: string;
}

/** How far the questions to one MOR have come. */
export interface Asking {
  readonly asked: (done: number, total: number) => void;
  /** Nobody waits for the answer any more. */
  readonly isGivenUp: () => boolean;
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

/** Without the status user's password MOR lists nobody, but it answers about a name that it is given. */
const usersByGuess = async (gateway: MorGateway, users: readonly MatchUser[]): Promise<MorUser[]> => {
  const answers = await inParallel(guesses(users), (username) => gateway.userDetails({ username }));
  const found = new Map(
    answers.flatMap((answer) => (answer.ok ? [[answer.value.id, answer.value] as const] : [])),
  );
  return [...found.values()];
};

/** MOR's users with their devices, as far as the status user may see them. */
export const readMorLines = async (
  gateway: MorGateway,
  users: readonly MatchUser[],
  { asked, isGivenUp }: Asking,
): Promise<MorLines> => {
  if (!gateway.canFollow) {
    return { lines: [], problem: `MOR ${gateway.id}: set a status user so that MOR can be asked.` };
  }
  const listed = await gateway.users();
  const found = listed.ok ? listed.value : await usersByGuess(gateway, users);
  let done = 0;
  asked(done, found.length);
  const lines = await inParallel(found, async (user) => {
    if (isGivenUp()) return undefined;
    const line = await lineOf(gateway, user);
    done += 1;
    asked(done, found.length);
    return line;
  });
  const usable = lines.filter((line) => line !== undefined);
  return {
    lines: usable,
    ...defined({ problem: listed.ok || usable.length > 0 ? undefined : `MOR ${gateway.id}: ${listed.text}` }),
  };
};
