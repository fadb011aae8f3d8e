import { planIncoming, planLegs } from './call.ts';
import { createRandom } from '../random.ts';
import { DEFAULT_SCRIPT, findScript } from '../scripts.ts';
import type { SimulatedCall } from './call.ts';
import { createSwitchboard } from './switchboard.ts';
import type { CallLeg, Switchboard } from './switchboard.ts';
import type { SimulatorClock } from '../clock.ts';
import type { SimulatorOptions } from '../options.ts';
import type { CallScript } from '../scripts.ts';
import type { SimulatedDevice, SimulatedUser } from '../world-schema.ts';

/** What callback_init decided to dial. A caller id is undefined when the request had none. */
export interface Placement {
  readonly user: SimulatedUser;
  readonly device: SimulatedDevice;
  readonly serverId: number;
  readonly src: string;
  readonly dst: string | null;
  readonly callerIdA: string | undefined;
  readonly callerIdB: string | undefined;
}

/** A call that is made on a telephone. Times are simulated milliseconds. */
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
  /** What the carrier shows as the caller: a number, or `anonymous`. */
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

/** Calls as plans, and the switchboard that carries them. */
export interface CallEngine extends Omit<Switchboard, 'begin' | 'endedBy'> {
  place(placement: Placement): SimulatedCall;
  /** Throws when there is no such device. */
  dial(call: OrdinaryCall): SimulatedCall;
  /** One call for each device. Throws when there is no such device. */
  ring(call: IncomingCall): readonly SimulatedCall[];
  /** Legs whose CDR can be read. */
  ended(): readonly CallLeg[];
}

const deviceOf = (options: SimulatorOptions, id: number): SimulatedDevice => {
  const device = options.world.devices.find((one) => one.id === id);
  if (device === undefined) throw new Error(`the simulated world has no device ${id}`);
  return device;
};

const scriptFor = (options: SimulatorOptions, placement: Placement, dst: string | null): CallScript => {
  const call = { src: placement.src, dst };
  const username = placement.user.username;
  const own = options.script?.({ ...call, device: placement.device.id, username });
  return own ?? findScript(options.scripts, call);
};

/** The fields of a call that no callback asked for. */
const ordinary = (options: SimulatorOptions, { id: deviceId, userId }: SimulatedDevice) => ({
  callbackUniqueId: '',
  serverId: options.callbackServerId,
  userId,
  deviceId,
});

/**
 * Calls as plans: a script fixes every moment of a call when it is accepted, and requests are answered by comparing the plan with
 * the clock. `onChange` is called for each new or shortened call.
 */
export function createCallEngine(input: {
  options: SimulatorOptions;
  clock: SimulatorClock;
  onChange: (call: SimulatedCall) => void;
}): CallEngine {
  const { options, clock } = input;
  const { begin, endedBy, ...board } = createSwitchboard(clock, input.onChange);
  let random = createRandom(options.seed);
  let lastRow = 0;

  const morMs = (): number => Math.floor(clock.wallMs() + options.clockSkewMs);

  function names(side: 'a' | 'b', from: string, to: string) {
    lastRow += 1;
    return { side, rowId: lastRow, uniqueId: `${Math.floor(morMs() / 1_000)}.${lastRow}`, from, to };
  }

  return {
    ...board,
    place(placement) {
      const { src, dst, device, user, serverId } = placement;
      const asked = dst === null;
      const target = dst ?? options.enteredNumber;
      const script = scriptFor(options, placement, target);
      // An empty caller id in the settings falls back to the source; one in the request wins even when it is empty.
      const shown = /<([^>]*)>/.exec(device.callerId)?.[1] ?? src;
      const a = names('a', placement.callerIdA ?? shown, src);
      const b = target === null ? null : names('b', placement.callerIdB ?? shown, target);
      const createdAt = clock.progressMs();
      return begin({
        callbackUniqueId: `${morMs()}${1_000 + Math.floor(random() * 9_000)}`,
        serverId,
        userId: user.id,
        deviceId: device.id,
        src,
        dst,
        script: script.name,
        createdAt,
        ...planLegs({
          startsAt: createdAt,
          script,
          a,
          b,
          dialAfterMs: asked ? options.enteredAfterMs : 0,
        }),
      });
    },
    dial({ device: id, dst, ringMs = 4_000, talkMs = 12_000 }) {
      const device = deviceOf(options, id);
      const answered = { ringMs, result: 'ANSWERED' as const, cause: 16 };
      const script = { ...DEFAULT_SCRIPT, agent: answered, name: 'ordinary' };
      const a = names('a', device.username, dst);
      const createdAt = clock.progressMs();
      const { legA } = planLegs({
        startsAt: createdAt,
        script,
        a,
        b: null,
        dialAfterMs: talkMs ?? Infinity,
      });
      return begin({
        ...ordinary(options, device),
        src: device.username,
        dst,
        script: script.name,
        createdAt,
        legA,
        legB: null,
      });
    },
    ring({ from, did, devices, answeredBy = devices[0] ?? null, ringMs = 6_000, talkMs = 12_000 }) {
      const found = devices.map((id) => deviceOf(options, id));
      return found.map((device) => {
        const answers = device.id === answeredBy;
        const createdAt = clock.progressMs();
        const legA = planIncoming(names('a', from, device.username), createdAt, { ringMs, talkMs, answers });
        return begin({
          ...ordinary(options, device),
          src: from,
          dst: device.username,
          script: 'incoming',
          createdAt,
          legA,
          legB: null,
          did,
        });
      });
    },
    ended: () => endedBy(clock.progressMs() - options.cdrDelayMs),
    clear() {
      board.clear();
      lastRow = 0;
      random = createRandom(options.seed);
    },
  };
}
