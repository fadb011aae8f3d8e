import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { CallBook } from '../calls/book.ts';
import type { Call } from '../calls/call/call.ts';
import type { LimitsHealth } from '../calls/limits.ts';
import type { createDoorCounts } from './doors/counts.ts';
import type { StrangersBodies } from './doors/bodies.ts';
import type { StreamRegistry } from './stream-registry.ts';

export interface Metrics {
  readonly contentType: string;
  /** Prometheus text format. */
  text(): Promise<string>;
  readonly clicked: (result: { crm: string; code: string }) => void;
  stop(): void;
}

/**
 * How often a timer samples the event loop's lag; the figures include this interval. The default wakes an idle process a hundred
 * times a second.
 */
const LAG_EVERY_MS = 100;

const sinceClickSec = ({ timeline, createdAt }: Call): number =>
  (Date.parse(timeline.at(-1)?.at ?? createdAt) - Date.parse(createdAt)) / 1000;

export interface MetricDoors {
  readonly streams: Pick<StreamRegistry, 'size'>;
  readonly counts: Pick<ReturnType<typeof createDoorCounts>, 'refusals' | 'throttles'>;
  readonly strangersBodies: Pick<StrangersBodies, 'waiting'>;
}

/** Metrics for the operator. They name CRM instances and outcomes, never agents or telephone numbers. */
export const createMetrics = (
  book: CallBook,
  doors: MetricDoors,
  limits: () => LimitsHealth | undefined,
): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({
    register: registry,
    prefix: 'mor_connector_',
    eventLoopMonitoringPrecision: LAG_EVERY_MS,
  });
  const registers = [registry];
  const clicks = new Counter({
    name: 'mor_connector_clicks_total',
    help: 'Clicks by result: placed, repeated, or a problem code',
    labelNames: ['crm', 'result'] as const,
    registers,
  });
  const ended = new Counter({
    name: 'mor_connector_calls_ended_total',
    help: 'Ended calls by outcome',
    labelNames: ['crm', 'outcome'] as const,
    registers,
  });
  const corrected = new Counter({
    name: 'mor_connector_outcomes_corrected_total',
    help: 'Ended calls whose outcome the agent corrected later, as counted before and as told',
    labelNames: ['crm', 'from', 'to'] as const,
    registers,
  });
  const activities = new Counter({
    name: 'mor_connector_activities_total',
    help: 'Activities written into a CRM, and given up',
    labelNames: ['crm', 'state'] as const,
    registers,
  });
  const accepted = new Histogram({
    name: 'mor_connector_click_to_mor_seconds',
    help: 'From the click to the moment MOR took the call',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const ring = new Histogram({
    name: 'mor_connector_click_to_ring_seconds',
    help: 'From the click to the agent’s telephone ringing, as MOR shows it',
    buckets: [0.5, 1, 2, 3, 5, 8, 13, 21, 34],
    registers,
  });
  new Gauge({
    name: 'mor_connector_open_calls',
    help: 'Calls that have not ended',
    registers,
    collect() {
      this.set(book.open().length);
    },
  });
  new Gauge({
    name: 'mor_connector_limits_in_redis',
    help: '1: all nodes keep limits together in Redis; 0: each keeps its share. Only with Redis in the configuration',
    registers,
    collect() {
      const health = limits();
      if (health) this.set(health.isShared ? 1 : 0);
      else this.remove();
    },
  });
  new Gauge({
    name: 'mor_connector_event_streams',
    help: 'Open server-sent event streams',
    registers,
    collect() {
      this.set(doors.streams.size());
    },
  });
  new Gauge({
    name: 'mor_connector_unfinished_bodies',
    help: 'Bodies of signed requests that are not complete yet',
    registers,
    collect() {
      this.set(doors.strangersBodies.waiting());
    },
  });
  new Counter({
    name: 'mor_connector_refused_total',
    help: 'Wrong keys, tokens, signatures and passwords, by door',
    labelNames: ['door'] as const,
    registers,
    collect() {
      this.reset();
      for (const [door, count] of doors.counts.refusals) this.inc({ door }, count);
    },
  });
  new Counter({
    name: 'mor_connector_throttled_total',
    help: 'Requests that were turned away or merged because there were too many, by door',
    labelNames: ['door'] as const,
    registers,
    collect() {
      this.reset();
      for (const [door, count] of doors.counts.throttles) this.inc({ door }, count);
    },
  });

  const stop = book.watch((call, before, from) => {
    // Only the process that wrote a change counts it, so that the sum over all nodes is correct.
    if (from === 'elsewhere') return;
    if (call.state !== before?.state) {
      if (call.state === 'accepted') accepted.observe(sinceClickSec(call));
      if (call.state === 'agent_ringing') ring.observe(sinceClickSec(call));
      if (call.state === 'ended') ended.inc({ crm: call.crm, outcome: call.outcome ?? 'unknown' });
    }
    if (call.state === 'ended' && before?.state === 'ended' && call.outcome !== before.outcome) {
      const [was, told] = [before.outcome ?? 'unknown', call.outcome ?? 'unknown'];
      corrected.inc({ crm: call.crm, from: was, to: told });
    }
    const { state } = call.activity;
    const isFinal = state === 'written' || state === 'dead';
    if (isFinal && state !== before?.activity.state) activities.inc({ crm: call.crm, state });
  });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    clicked({ crm, code }) {
      clicks.inc({ crm, result: code });
    },
    stop,
  };
};
