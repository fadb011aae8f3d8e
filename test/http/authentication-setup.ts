/** Shared set-up for the tests in this folder; each file that imports it gets its own fixtures. */
import { exportSPKI, generateKeyPair } from 'jose';
import { API_KEY, OTHER_KEY, SIGNING_SECRET, closeApps, startApp } from '../helpers/app.ts';
import { createCounter } from '../helpers/counter.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';

const clicks = createCounter();
export const next = (): string => `+3706127${String(clicks()).padStart(4, '0')}`;
export const keys = fixtureOfAll(() => generateKeyPair('RS256', { extractable: true }));
export const app = fixtureOfAll(
  async () =>
    startApp({
      config: { rules: { perAgent: { concurrent: 99, perMinute: 999, perDay: 9999 } } },
      crms: [
        {
          id: 'site',
          type: 'generic',
          apiKeys: [API_KEY],
          signingSecrets: ['whsec_b2xkLXNlY3JldC1vbGQtc2VjcmV0', SIGNING_SECRET],
          jwt: { publicKey: await exportSPKI(keys().publicKey), issuer: 'https://org.example.com' },
          origins: ['https://site.example.com'],
        },
        { id: 'demo', type: 'demo', apiKeys: [OTHER_KEY], origins: ['https://crm.example.com'] },
      ],
    }),
  closeApps,
);
