import { randomUUID } from 'node:crypto';
import { importSPKI, jwtVerify } from 'jose';
import { OrgFault } from './org-fault.ts';

const LONGEST_SEC = 300;

/** The External Client App as the org knows it. */
export interface ClientApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Public key of the app's certificate, PEM. */
  readonly publicKey: string;
  /** User names that are pre-authorised for the app. */
  readonly users: readonly string[];
}

const refuse = (error: string, description: string): never => {
  throw new OrgFault(400, error, description);
};

const checkAssertion = async (app: ClientApp, assertion: string, audience: string): Promise<void> => {
  const key = await importSPKI(app.publicKey, 'RS256');
  const { payload } = await jwtVerify(assertion, key, {
    algorithms: ['RS256'],
    requiredClaims: ['exp'],
  }).catch(() => refuse('invalid_grant', 'invalid assertion'));
  if (payload.iss !== app.clientId) refuse('invalid_client_id', 'client identifier invalid');
  if (payload.aud !== audience) refuse('invalid_grant', 'audience is invalid');
  if ((payload.exp ?? Infinity) > Date.now() / 1000 + LONGEST_SEC)
    refuse('invalid_grant', 'expiry is too far away');
  if (!app.users.includes(payload.sub ?? '')) refuse('invalid_grant', "user hasn't approved this consumer");
};

/** The token endpoint: checks grants like the real one, remembers which tokens are valid. */
export const createLogin = (app: ClientApp) => {
  const good = new Set<string>();
  return {
    isGood: (token: string): boolean => good.has(token),
    /** Ends all sessions, as an administrator's "revoke" does. */
    endSessions: (): void => {
      good.clear();
    },
    grant: async (form: URLSearchParams, audience: string): Promise<string> => {
      const grant = form.get('grant_type');
      if (grant === 'urn:ietf:params:oauth:grant-type:jwt-bearer') {
        await checkAssertion(app, form.get('assertion') ?? '', audience);
      } else if (grant === 'client_credentials') {
        if (form.get('client_id') !== app.clientId) refuse('invalid_client_id', 'client identifier invalid');
        if (form.get('client_secret') !== app.clientSecret)
          refuse('invalid_client', 'invalid client credentials');
      } else refuse('unsupported_grant_type', 'grant type not supported');
      const token = `00D!${randomUUID()}`;
      good.add(token);
      return token;
    },
  };
};
