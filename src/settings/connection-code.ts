import { z } from 'zod';
import { Problem } from '../calls/problems.ts';
import type { AuditDraft } from '../calls/admin-ports.ts';
import { defined } from '../defined.ts';
import { requireId } from './connection-form.ts';
import type { CrmView, Fields } from './connection-views.ts';
import type { Connections } from './connections.ts';
import type { StoredKeys } from './stored-keys.ts';

const PREFIX = 'mor1.';
const TIMEOUT_MS = 15_000;
const MOST_CHARACTERS = 4_096;

const webAddress = z.url({ protocol: /^https?$/ });
const codeSchema = z.object({
  type: z.enum(['suitecrm', 'sugarcrm']),
  /** As people open the CRM. */
  url: webAddress,
  version: z.union([z.literal(7), z.literal(8)]).optional(),
  /** Where the ticket is redeemed, by our server. */
  pair: webAddress,
  ticket: z.string().regex(/^[0-9a-f]{64}$/),
});
type ConnectionCode = z.infer<typeof codeSchema>;

const answerSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    // PHP's empty list stands for an empty object.
    client: z.union([z.object({ id: z.string(), secret: z.string() }), z.array(z.never())]),
  }),
  z.object({ ok: z.literal(false), problem: z.object({ detail: z.string(), cure: z.string() }) }),
]);

const refuse = (detail: string): never => {
  throw new Problem('invalid_request', detail);
};

/** What a connection code says. Throws `invalid_request` for another text. */
const readCode = (text: string): ConnectionCode => {
  const packed = text.replace(/\s+/g, '');
  const isCode = packed.startsWith(PREFIX) && packed.length <= MOST_CHARACTERS;
  const json = Buffer.from(isCode ? packed.slice(PREFIX.length) : '', 'base64url').toString('utf8');
  let said: unknown;
  try {
    said = JSON.parse(json);
  } catch {
    said = undefined;
  }
  const code = codeSchema.safeParse(said);
  if (!code.success || new URL(code.data.pair).origin !== new URL(code.data.url).origin) {
    return refuse('This is not a connection code. Copy the whole code from the CRM: Admin, MOR telephony.');
  }
  return code.data;
};

/**
 * Redeems a code at the CRM: hands it our address and the key that it will sign with, and returns the login that it made for
 * us. Key and login go from server to server.
 */
const redeemCode = async (
  { type, pair, ticket }: ConnectionCode,
  { apiUrl, secret }: { readonly apiUrl: string; readonly secret: string },
): Promise<Fields> => {
  const { host } = new URL(pair);
  const given = { ticket, url: apiUrl, secret };
  const response = await fetch(pair, {
    method: 'POST',
    // A redirect would carry the key to another place.
    redirect: 'error',
    // SuiteCRM's entry points take forms, Sugar's API takes JSON.
    ...(type === 'suitecrm'
      ? { body: new URLSearchParams(given) }
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(given) }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => refuse(`${host} does not answer this server. Check that the connector reaches the CRM.`));
  const answer = answerSchema.safeParse(await response.json().catch(() => undefined));
  if (!answer.success) {
    return refuse(
      `${host} answered HTTP ${response.status}, but not as the MOR package does. Install the package of this version.`,
    );
  }
  const { data } = answer;
  if (!data.ok) return refuse(`${data.problem.detail} ${data.problem.cure}`);
  return 'id' in data.client ? { api: 'v8', clientId: data.client.id, clientSecret: data.client.secret } : {};
};

interface PairingDeps {
  readonly connections: Pick<Connections, 'list' | 'putCrm'>;
  readonly keys: Pick<StoredKeys, 'create' | 'revoke'>;
  /** Where the CRM will reach us. */
  readonly apiUrl: string;
}

export interface GivenCode {
  readonly id: string;
  readonly code: string;
  /** Of the connector's user in Sugar, which has no login to make. */
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

/** Stores the connection to the CRM that made this code, with the key that both now have. Rejects with `invalid_request`. */
export const connectByCode = async (
  { id, code: text, username, password }: GivenCode,
  by: Pick<AuditDraft, 'actor' | 'atMs'>,
  { connections, keys, apiUrl }: PairingDeps,
): Promise<CrmView> => {
  const code = readCode(text);
  requireId(id);
  const { crms } = await connections.list();
  if (crms.some((crm) => crm.id === id && crm.waiting !== 'removed'))
    refuse(`There is a CRM with the id ${id} already; choose another id.`);
  if (code.type === 'sugarcrm' && (username === undefined || password === undefined)) {
    refuse('Sugar also needs the user name and the password of the connector’s user.');
  }
  const key = await keys.create({ crm: id, kind: 'signing', label: 'connection code' }, by);
  try {
    const login = await redeemCode(code, { apiUrl, secret: key.secret });
    const { type, url, version } = code;
    const options = { url, ...login, origins: [new URL(url).origin] };
    const own = type === 'sugarcrm' ? { username, password } : defined({ version });
    return await connections.putCrm(id, { type, options: { ...options, ...own } }, by);
  } catch (error) {
    await keys.revoke(key.id, by);
    throw error;
  }
};
