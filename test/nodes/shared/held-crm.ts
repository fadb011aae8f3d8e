import { generic } from '../../../connectors/generic/connector.ts';
import type { ConnectorType } from '../../../src/calls/connector.ts';

/** A CRM of the type `generic` that several nodes write to; each write can be made to wait. */
export interface HeldCrm {
  readonly type: ConnectorType;
  /** How often each call's activity was written. */
  readonly written: ReadonlyMap<string, number>;
  /** Holds every write unanswered until the returned function is called. */
  hold(): () => void;
}

export const createHeldCrm = (): HeldCrm => {
  const written = new Map<string, number>();
  let held = Promise.resolve();
  return {
    type: {
      ...generic,
      create: (...args: Parameters<typeof generic.create>) => ({
        ...generic.create(...args),
        writesActivities: true,
        writeActivity: async ({ callId }) => {
          written.set(callId, (written.get(callId) ?? 0) + 1);
          await held;
          return { kind: 'written', id: callId };
        },
      }),
    },
    written,
    hold() {
      let release = (): void => undefined;
      held = new Promise((resolve) => (release = resolve));
      return release;
    },
  };
};
