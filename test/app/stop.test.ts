import { describe, expect, it } from '@jest/globals';
import { FatalError, untilStoppedOrFailed } from '../../src/app/end.ts';

const never = new Promise<never>(() => undefined);

describe('the end of a service', () => {
  it('that was requested is not a failure, whatever the request carries', async () => {
    // A signal handler resolves with the signal's name.
    const untilStopped = Promise.resolve('SIGTERM') as unknown as Promise<void>;
    await expect(untilStoppedOrFailed({ untilStopped }, { failed: never })).resolves.toBeUndefined();
  });

  it('that nobody requested is a failure, and says why', async () => {
    const failed = Promise.resolve(new Error('the database thread has ended'));
    const end = untilStoppedOrFailed({ untilStopped: never }, { failed });
    await expect(end).rejects.toThrow(FatalError);
    await expect(end).rejects.toThrow('the database thread has ended');
  });
});
