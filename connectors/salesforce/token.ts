import { createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { defined } from '../../src/defined.ts';
import { CrmError } from '../shared/crm-error.ts';
import { partOf } from '../shared/deadline.ts';
import type { Deadline } from '../shared/deadline.ts';
import { describeFailure } from '../shared/failure.ts';
import type { SessionToken } from '../shared/session.ts';
import { unusableAnswer } from './errors.ts';
import type { LoginOptions } from './options.ts';

const ASSERTION_SEC = 180;
const JWT_GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** A session of the integration user. */
export interface OrgToken extends SessionToken {
  /** Where this org's API is. */
  readonly instanceUrl: string;
  /** Id of the integration user, if the answer has it. */
  readonly userId?: string;
}

const answer = z.object({
  access_token: z.string().min(1),
  instance_url: z.url(),
  id: z.string().optional(),
});
const refusal = z.object({ error: z.string(), error_description: z.string().default('') });

const keyIn = (pem: string): KeyObject => {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    throw new CrmError('credentials', 'login.privateKey is not an RSA private key in PEM', { cause });
  }
};

const grantFor = async (
  orgUrl: string,
  login: LoginOptions,
  nowMs: number,
): Promise<Record<string, string>> => {
  if (login.flow === 'client_credentials') {
    return { grant_type: 'client_credentials', client_id: login.clientId, client_secret: login.clientSecret };
  }
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(login.clientId)
    .setSubject(login.username)
    .setAudience(login.audience ?? orgUrl)
    .setExpirationTime(Math.floor(nowMs / 1000) + ASSERTION_SEC)
    .sign(keyIn(login.privateKey));
  return { grant_type: JWT_GRANT, assertion };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const refused = (status: number, body: unknown): CrmError => {
  const parsed = refusal.safeParse(body);
  const why = parsed.success
    ? `${parsed.data.error} ${parsed.data.error_description}`.trim()
    : `HTTP ${status}`;
  const busy = status >= 500 || status === 429;
  return new CrmError(busy ? 'unreachable' : 'credentials', `Salesforce did not give a token: ${why}`, {
    status,
  });
};

/** Asks the org's own token endpoint once. Rejects with CrmError; neither key nor token is in its message. */
export const requestToken = async (
  orgUrl: string,
  login: LoginOptions,
  { nowMs, timeoutMs, deadline }: { nowMs: number; timeoutMs: number; deadline: Deadline },
): Promise<OrgToken> => {
  const body = new URLSearchParams(await grantFor(orgUrl, login, nowMs));
  let status: number;
  let text: string;
  try {
    // Redirects are not followed: the assertion is for this host only.
    const response = await fetch(new URL('/services/oauth2/token', orgUrl), {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: partOf(deadline, timeoutMs).signal,
    });
    status = response.status;
    text = await response.text();
  } catch (cause) {
    const why = describeFailure(cause, timeoutMs);
    throw new CrmError('unreachable', `Salesforce's login could not be reached: ${why}`, { cause });
  }
  const json = jsonOf(text);
  if (status !== 200) throw refused(status, json);
  const parsed = answer.safeParse(json);
  if (!parsed.success) throw unusableAnswer('answer to the login');
  const userId = parsed.data.id?.split('/').at(-1);
  return {
    token: parsed.data.access_token,
    instanceUrl: new URL(parsed.data.instance_url).origin,
    ...defined({ userId }),
  };
};
