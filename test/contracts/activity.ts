import { randomUUID } from 'node:crypto';
import type { Activity } from '../../src/calls/activity.ts';

/** An answered call of 65 seconds with a new call id; `overrides` sets what a test cares about. */
export const anActivity = (overrides: Partial<Activity> = {}): Activity => ({
  callId: randomUUID(),
  write: 'first',
  user: 'unknown-user',
  direction: 'outbound',
  outcome: 'answered',
  subject: 'Call answered, 1:05',
  subjectEnding: ', 1:05',
  startedAt: '2026-11-23T09:00:00.000Z',
  answeredAt: '2026-11-23T09:00:10.000Z',
  endedAt: '2026-11-23T09:01:15.000Z',
  talkSeconds: 65,
  source: '101',
  destination: '+37061234567',
  hangupCause: 16,
  callbackUniqueId: '17000000001234567',
  ...overrides,
});
