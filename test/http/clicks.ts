/** Shared set-up for the tests in this folder; each file that imports it gets its own fixtures. */
import { closeApps, startApp } from '../helpers/app.ts';
import { createCounter } from '../helpers/counter.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';

const clicks = createCounter();
export const key = (): Record<string, string> => ({ 'idempotency-key': `click-${clicks()}` });
export const app = fixtureOfAll(
  () =>
    startApp({
      config: { rules: { perAgent: { concurrent: 50, perMinute: 1000, perDay: 9999 } } },
    }),
  closeApps,
);

export const click = (body: Record<string, unknown>, headers: Record<string, string> = key()) =>
  app().request('POST', '/v1/calls', { body, headers });
