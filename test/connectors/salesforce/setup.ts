import { generateKeyPairSync } from 'node:crypto';
import { salesforce } from '../../../connectors/salesforce/connector.ts';
import type { Connector } from '../../../src/calls/connector.ts';
import { testDeps } from '../../contracts/deps.ts';
import { startFakeOrg } from '../../simulators/salesforce/server.ts';
import type { FakeOrgOptions, RunningOrg } from '../../simulators/salesforce/server.ts';

const pair = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
export const PRIVATE_KEY = pair.privateKey;

export const APP = {
  clientId: 'consumer-key',
  clientSecret: 'consumer-secret',
  publicKey: pair.publicKey,
  users: ['integration@acme.example'],
};

export const JWT_LOGIN = {
  flow: 'jwt',
  clientId: APP.clientId,
  username: 'integration@acme.example',
  privateKey: PRIVATE_KEY,
} as const;

export const startOrg = (options: Partial<FakeOrgOptions> = {}): Promise<RunningOrg> =>
  startFakeOrg({ app: APP, ...options });

/** A connector to a running fake org, with timeouts suited to tests. */
export const connectTo = (
  { url }: RunningOrg,
  options: Record<string, unknown> = {},
  deps = testDeps(),
): Connector =>
  salesforce.create(
    'sales',
    salesforce.options.parse({ url, login: JWT_LOGIN, timeoutMs: 9_000, ...options }),
    deps,
  );

/** An agent of the org; returns the user id. */
export const addAgent = (
  { org, me, profile }: RunningOrg,
  values: Record<string, string | boolean> = {},
): string => {
  const user = org.insert('User', { Name: 'Ada Agent', UserType: 'Standard', IsActive: true, ...values }, me);
  org.insert('PermissionSetAssignment', { AssigneeId: user, PermissionSetId: profile }, me);
  return user;
};
