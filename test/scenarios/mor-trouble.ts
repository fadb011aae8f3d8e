import type { FaultRuleInput } from '../../src/simulator/faults.ts';
import type { RunningSimulator } from '../../src/simulator/server.ts';

/** The ways in which a request or its answer can fail. */
export const MOR_TROUBLES = 8;
const KINDS = ['reset', 'http-500', 'http-502', 'login-page', 'empty'] as const;

/** Every kind of trouble for one method, each kind and moment hitting `share` of its requests. */
const troubleAt = (method: string, share: number): FaultRuleInput[] => [
  ...KINDS.flatMap((kind): FaultRuleInput[] => [
    { method, kind, when: 'before', probability: share },
    { method, kind, when: 'after', probability: share },
  ]),
  { method, kind: 'truncated', probability: share },
  { method, kind: 'delay', delayMs: 250, probability: 3 * share },
  { method, kind: 'hang', when: 'after', probability: share / 2 },
];

/** Each kind of trouble is certain to hit one of the first callbacks, even when there are few. */
const onceEach = (method: string): FaultRuleInput[] =>
  troubleAt(method, 1).map((rule) => ({ ...rule, count: 1, probability: 0.3 }));

/** Every seventh callback and some of the queries about calls fail, until the simulator's faults are cleared. */
export const troubleMor = (simulator: RunningSimulator): void => {
  simulator.faults.add(
    ...onceEach('callback_init'),
    ...troubleAt('callback_init', 0.01),
    ...troubleAt('active_calls_get', 0.005),
    ...troubleAt('user_calls_get', 0.005),
  );
};

const OUTAGE_MS = 300;

/** Stops listening at MOR's address for a moment. */
export const interruptMor = async (simulator: RunningSimulator): Promise<void> => {
  await simulator.refuseConnections(true);
  await new Promise((resolve) => setTimeout(resolve, OUTAGE_MS));
  await simulator.refuseConnections(false);
};

/** An agent's account and desk telephone in MOR. */
export interface Line {
  readonly username: string;
  readonly device: string;
  readonly source: string;
}

const FIRST_USER = 1_000;
const FIRST_DEVICE = 2_000;
const FIRST_EXTENSION = 3_000;

/** Adds this many agents to the simulated MOR, each with one telephone. */
export const addLines = (simulator: RunningSimulator, count: number): readonly Line[] => {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const lines = numbers.map((index) => ({
    username: `agent${index}`,
    device: String(FIRST_DEVICE + index),
    source: String(FIRST_EXTENSION + index),
  }));
  const { users, devices } = simulator.options.world;
  const [user] = users.filter(({ type }) => type === 'user');
  const [device] = devices;
  if (user === undefined || device === undefined) throw new Error('the simulated world is empty');
  const own = lines.map((line, index) => ({ ...line, id: FIRST_USER + index }));
  simulator.configure({
    world: {
      users: [...users, ...own.map(({ id, username }) => ({ ...user, id, username }))],
      devices: [
        ...devices,
        ...own.map((line) => ({
          ...device,
          id: Number(line.device),
          userId: line.id,
          username: line.source,
        })),
      ],
    },
  });
  return lines;
};
