import { defined } from '../defined.ts';
import { legsOf } from './exchange/call.ts';
import { formatTime } from './time.ts';
import type { Leg, SimulatedCall } from './exchange/call.ts';
import type { SimulatorClock } from './clock.ts';
import type { SimulatorOptions } from './options.ts';

/** One attempted delivery; `status` null: nobody answered. */
export interface WebhookDelivery {
  readonly at: string;
  readonly callId: number;
  readonly url: string;
  readonly status: number | null;
}

export interface Webhooks {
  /** Schedules the deliveries of a call; a call that was cut short may be announced again. */
  watch(call: SimulatedCall): void;
  deliveries(): readonly WebhookDelivery[];
  clear(): void;
}

const TIMEOUT_MS = 5_000;

/**
 * The parameter names are a guess: the manual page does not show them
 * (https://wiki.kolmisoft.com/index.php/Webhooks, June 2026).
 */
function parameters(call: SimulatedCall, leg: Leg, options: SimulatorOptions, startedMs: number) {
  const talkMs = leg.answersAt === null ? 0 : leg.endsAt - leg.answersAt;
  return new URLSearchParams({
    uniqueid: leg.uniqueId,
    ...defined({ callback_uniqueid: options.callbackUniqueIdInCdrs ? call.callbackUniqueId : undefined }),
    calldate: formatTime(startedMs, options.timezone),
    src: leg.from,
    dst: leg.to,
    disposition: leg.disposition,
    hangupcause: String(leg.cause),
    billsec: String(Math.round(talkMs / 1_000)),
    user_id: String(call.userId),
    device_id: String(call.deviceId),
  });
}

/**
 * The Call End webhook: for a device with an address, one POST without a body for each leg, some time after the leg's end.
 * Everything is in the query, joined with `&` when the configured address already has one.
 */
export function createWebhooks(input: {
  options: SimulatorOptions;
  clock: SimulatorClock;
  /** The call as it is now; undefined after a reset. */
  findCall: (id: number) => SimulatedCall | undefined;
}): Webhooks {
  const { options, clock } = input;
  const sent = new Set<string>();
  const deliveries: WebhookDelivery[] = [];
  const abort = new Set<AbortController>();

  async function post(url: string, callId: number): Promise<void> {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      controller.abort();
    }, TIMEOUT_MS);
    abort.add(controller);
    const at = new Date(clock.wallMs() + options.clockSkewMs).toISOString();
    const answer = await fetch(url, { method: 'POST', signal: controller.signal }).catch(() => null);
    await answer?.body?.cancel();
    clearTimeout(timer);
    abort.delete(controller);
    deliveries.push({ at, callId, url, status: answer?.status ?? null });
  }
  async function announce(callId: number, side: Leg['side']): Promise<void> {
    const call = input.findCall(callId);
    const leg = call && legsOf(call).find((one) => one.side === side);
    if (leg === undefined || leg.endsAt > clock.progressMs() || sent.has(leg.uniqueId)) return;
    const url = options.world.devices.find((device) => device.id === call?.deviceId)?.webhookUrl;
    if (url === undefined || call === undefined) return;
    sent.add(leg.uniqueId);
    const query = parameters(call, leg, options, clock.wallAt(leg.startsAt) + options.clockSkewMs);
    await post(`${url}${url.includes('?') ? '&' : '?'}${query.toString()}`, callId);
  }

  return {
    watch(call) {
      const hasUrl = options.world.devices.some(
        (device) => device.id === call.deviceId && device.webhookUrl !== undefined,
      );
      if (!hasUrl) return;
      for (const leg of legsOf(call)) {
        if (!Number.isFinite(leg.endsAt)) continue;
        clock.schedule(leg.endsAt + options.webhookDelayMs, () => announce(call.id, leg.side));
      }
    },
    deliveries: () => [...deliveries],
    clear() {
      for (const controller of abort) controller.abort();
      abort.clear();
      sent.clear();
      deliveries.length = 0;
    },
  };
}
