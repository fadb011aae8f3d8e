import type { ConnectorDeps } from '../../src/calls/connector.ts';

/** Real time, timeouts long enough for a busy machine, and a log that the test can inspect. */
export const testDeps = (): ConnectorDeps & {
  readonly logged: readonly { fields: Record<string, unknown>; message: string }[];
} => {
  const logged: { fields: Record<string, unknown>; message: string }[] = [];
  const note = (fields: Record<string, unknown>, message: string): void => {
    logged.push({ fields, message });
  };
  return { now: () => Date.now(), limitMs: 60_000, log: { info: note, warn: note, error: note }, logged };
};
