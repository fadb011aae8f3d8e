import { cutCall, endOf, legsOf, planIncoming, planLegs } from './call.ts';
import { createRandom } from '../random.ts';
import { DEFAULT_SCRIPT, findScript } from '../scripts.ts';
import type { Leg, SimulatedCall } from './call.ts';
import type { SimulatorClock } from '../clock.ts';
import type { SimulatorOptions } from '../options.ts';
import type { CallScript } from '../scripts.ts';
import type { SimulatedDevice, SimulatedUser } from '../world-schema.ts';

/** What callback_init decided to dial. Caller ids: undefined when the request did not bring one. */
export interface Placement {
  readonly user: SimulatedUser;
  readonly device: SimulatedDevice;
  readonly serverId: number;
  readonly src: string;
  readonly dst: string | null;
  readonly callerIdA: string | undefined;
  readonly callerIdB: string | undefined;
}

/** A call that somebody makes on a telephone. Times are simulated milliseconds. */
export interface OrdinaryCall {
  readonly device: number;
  readonly dst: string;
  /** @default 4000 */
  readonly ringMs?: number;
  /** Null: it never ends by itself, like the stale rows of a real switch. @default 12000 */
  readonly talkMs?: number | null;
}

/** A call that comes from a provider and rings devices until one of them answers. Times are simulated milliseconds. */
export interface IncomingCall {
  /** As the carrier shows the caller: a number, or `anonymous`. */
  readonly from: string;
  readonly did: string;
  readonly devices: readonly number[];
  /** Null: nobody answers. @default the first device */
  readonly answeredBy?: number | null;
  /** @default 6000 */
  readonly ringMs?: number;
  /** @default 12000 */
  readonly talkMs?: number;
}

/** A leg together with its call. */
export interface CallLeg {
  readonly call: SimulatedCall;
  readonly leg: Leg;
}

export interface CallEngine {
  place(placement: Placement): SimulatedCall;
  /** Throws when there is no such device. */
  dial(call: OrdinaryCall): SimulatedCall;
  /** One call for each device. Throws when there is no such device. */
  ring(call: IncomingCall): readonly SimulatedCall[];
  /** The id of the newest call; 0: none yet. */
  last(): number;
  /** The call as it is now; undefined: unknown id. */
  find(id: number): SimulatedCall | undefined;
  /** Calls with a leg that has not ended yet, oldest first. */
  active(): readonly SimulatedCall[];
  /** All calls since the last reset, oldest first. */
  all(): readonly SimulatedCall[];
  /** Ends the call that this row of active calls belongs to; false: there is none. */
  hangUp(rowId: number): boolean;
  /** Ends everything; returns how many calls. */
  hangUpAll(): number;
  /** Legs whose CDR can be read. */
  ended(): readonly CallLeg[];
  clear(): void;
}

const withLegs = (call: SimulatedCall): CallLeg[] => legsOf(call).map((leg) => ({ call, leg }));

/**
 * Calls as plans: a script fixes every moment of a call when it is accepted, and questions are answered by comparing
 * with the clock. `onChange` hears of each new or shortened call.
 */
export function createCallEngine(input: {
  options: SimulatorOptions;
  clock: SimulatorClock;
  onChange: (call: SimulatedCall) => void;
}): CallEngine {
  const { options, clock } = input;
  const active = new Map<number, SimulatedCall>();
  const finished = new Map<number, SimulatedCall>();
  /** Kept ready: CDRs are searched every second, over everything that ever was. */
  const finishedLegs: CallLeg[] = [];
  let random = createRandom(options.seed);
  let lastId = 0;
  let lastRow = 0;

  const morMs = (): number => Math.floor(clock.wallMs() + options.clockSkewMs);

  function settle(): void {
    const now = clock.progressMs();
    for (const call of active.values()) {
      if (endOf(call) > now) continue;
      active.delete(call.id);
      finished.set(call.id, call);
      finishedLegs.push(...withLegs(call));
    }
  }
  function scriptFor(placement: Placement, dst: string | null): CallScript {
    const call = { src: placement.src, dst };
    const username = placement.user.username;
    const own = options.script?.({ ...call, device: placement.device.id, username });
    return own ?? findScript(options.scripts, call);
  }
  function deviceOf(id: number): SimulatedDevice {
    const device = options.world.devices.find((one) => one.id === id);
    if (device === undefined) throw new Error(`the simulated world has no device ${id}`);
    return device;
  }
  function names(side: 'a' | 'b', from: string, to: string) {
    lastRow += 1;
    return { side, rowId: lastRow, uniqueId: `${Math.floor(morMs() / 1_000)}.${lastRow}`, from, to };
  }
  function begin(
    userId: number,
    deviceId: number,
    course: Omit<SimulatedCall, 'id' | 'userId' | 'deviceId' | 'createdAt'>,
  ): SimulatedCall {
    lastId += 1;
    const call = { ...course, id: lastId, userId, deviceId, createdAt: course.legA.startsAt };
    active.set(call.id, call);
    input.onChange(call);
    return call;
  }
  function cut(call: SimulatedCall): void {
    const shorter = cutCall(call, clock.progressMs());
    active.set(call.id, shorter);
    input.onChange(shorter);
  }

  return {
    place(placement) {
      settle();
      const { src, dst, device } = placement;
      const asked = dst === null;
      const target = dst ?? options.enteredNumber;
      const script = scriptFor(placement, target);
      // An empty caller id in the settings falls back to the source; one in the request wins even when empty.
      const shown = /<([^>]*)>/.exec(device.callerId)?.[1] ?? src;
      const a = names('a', placement.callerIdA ?? shown, src);
      const b = target === null ? null : names('b', placement.callerIdB ?? shown, target);
      const startsAt = clock.progressMs();
      return begin(placement.user.id, device.id, {
        callbackUniqueId: `${morMs()}${1_000 + Math.floor(random() * 9_000)}`,
        serverId: placement.serverId,
        src,
        dst,
        script: script.name,
        ...planLegs({ startsAt, script, a, b, dialAfterMs: asked ? options.enteredAfterMs : 0 }),
      });
    },
    dial({ device: id, dst, ringMs = 4_000, talkMs = 12_000 }) {
      settle();
      const device = deviceOf(id);
      const answered = { ringMs, result: 'ANSWERED' as const, cause: 16 };
      const script = { ...DEFAULT_SCRIPT, agent: answered, name: 'ordinary' };
      const { legA } = planLegs({
        startsAt: clock.progressMs(),
        script,
        a: names('a', device.username, dst),
        b: null,
        dialAfterMs: talkMs ?? Infinity,
      });
      const { callbackServerId: serverId } = options;
      const course = { callbackUniqueId: '', serverId, src: device.username, dst, script: script.name };
      return begin(device.userId, device.id, { ...course, legA, legB: null });
    },
    ring({ from, did, devices, answeredBy = devices[0] ?? null, ringMs = 6_000, talkMs = 12_000 }) {
      settle();
      const found = devices.map(deviceOf);
      return found.map((device) => {
        const answers = device.id === answeredBy;
        const startsAt = clock.progressMs();
        const legA = planIncoming(names('a', from, device.username), startsAt, { ringMs, talkMs, answers });
        const { callbackServerId: serverId } = options;
        const course = {
          callbackUniqueId: '',
          serverId,
          src: from,
          dst: device.username,
          script: 'incoming',
        };
        return begin(device.userId, device.id, { ...course, legA, legB: null, did });
      });
    },
    last: () => lastId,
    find: (id) => active.get(id) ?? finished.get(id),
    active() {
      settle();
      return [...active.values()];
    },
    all() {
      settle();
      return [...finished.values(), ...active.values()].sort((one, other) => one.id - other.id);
    },
    hangUp(rowId) {
      settle();
      const call = [...active.values()].find((one) => legsOf(one).some((leg) => leg.rowId === rowId));
      if (call === undefined) return false;
      cut(call);
      return true;
    },
    hangUpAll() {
      settle();
      const open = [...active.values()];
      open.forEach(cut);
      return open.length;
    },
    ended() {
      settle();
      const readableBefore = clock.progressMs() - options.cdrDelayMs;
      const activeLegs = [...active.values()].flatMap(withLegs);
      return [...finishedLegs, ...activeLegs].filter(({ leg }) => leg.endsAt <= readableBefore);
    },
    clear() {
      active.clear();
      finished.clear();
      finishedLegs.length = 0;
      lastId = 0;
      lastRow = 0;
      random = createRandom(options.seed);
    },
  };
}
