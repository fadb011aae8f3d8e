import { generateKeyPairSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import { Problem } from '../../../src/calls/problems.ts';
import { createTokens } from '../../../src/http/tokens.ts';
import { door, must, mustNotTell } from '../lib/door.ts';
import { edits, mutateJson, mutateText } from '../lib/mutate.ts';

const NOW_SEC = 1_790_000_000;
const KEY = randomBytes(32);
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PUBLIC = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const OWN = { iss: 'mor-crm-connector', aud: 'mor-crm-connector/agent' };
const CRM = { iss: 'https://org.example', aud: 'connector' };
const CLAIMS = { sub: 'ann', crm: 'site', scope: 'act', iat: NOW_SEC, exp: NOW_SEC + 300, jti: 'x' };

/** Who signs, how, and whether the service trusts that. */
const SIGNERS = {
  own: { claims: OWN, alg: 'HS256', key: KEY, trusted: true },
  crm: { claims: CRM, alg: 'RS256', key: pair.privateKey, trusted: true },
  'another key': { claims: OWN, alg: 'HS256', key: randomBytes(32), trusted: false },
  'another RSA key': { claims: CRM, alg: 'RS256', key: other.privateKey, trusted: false },
  // The classic attack: the public key used as an HMAC secret.
  'public key as secret': { claims: CRM, alg: 'HS256', key: Buffer.from(PUBLIC), trusted: false },
  'CRM in our name': { claims: OWN, alg: 'RS256', key: pair.privateKey, trusted: false },
  'we in the CRM’s name': { claims: CRM, alg: 'HS256', key: KEY, trusted: false },
} as const;
type Signer = keyof typeof SIGNERS;

interface Input {
  readonly signer: Signer;
  /** The claims that are signed. */
  readonly claims: unknown;
  /** Changes to the finished token. */
  readonly tamper: readonly { how: number; at: number; size: number; piece: number }[];
  readonly noneAlg: boolean;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a token must claim, written independently of the service. */
const isFine = (claims: Record<string, unknown>, { iss, aud }: { iss: string; aud: string }): boolean => {
  const { sub, exp, nbf, scope = 'follow', crm } = claims;
  const audiences = Array.isArray(claims['aud']) ? claims['aud'] : [claims['aud']];
  return (
    typeof sub === 'string' &&
    sub !== '' &&
    typeof exp === 'number' &&
    exp > NOW_SEC - 30 &&
    exp <= NOW_SEC + 600 &&
    (nbf === undefined || (typeof nbf === 'number' && nbf <= NOW_SEC + 30)) &&
    claims['iss'] === iss &&
    audiences.includes(aud) &&
    (scope === 'follow' || scope === 'act') &&
    (iss === CRM.iss || typeof crm === 'string')
  );
};

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export const tokens = door<Input>({
  name: 'tokens',
  about: 'browser tokens and JWTs of CRMs: only whole ones of a trusted key, for the agent that is in them',
  testRuns: 250,
  inputs: fc
    .record({
      signer: fc.constantFrom(...(Object.keys(SIGNERS) as Signer[])),
      inside: edits(2),
      tamper: fc.oneof(fc.constant([]), edits(2)),
      noneAlg: fc.boolean(),
    })
    .map(({ signer, inside, tamper, noneAlg }) => ({
      signer,
      tamper,
      noneAlg,
      claims: mutateJson({ ...CLAIMS, ...SIGNERS[signer].claims }, inside),
    })),
  open: () => {
    const service = createTokens({
      key: () => KEY,
      now: () => NOW_SEC * 1000,
      trusted: [{ crm: 'org', publicKey: PUBLIC, issuer: CRM.iss, audience: CRM.aud }],
    });
    return Promise.resolve({
      async check({ signer, claims, tamper, noneAlg }) {
        const { alg, key, trusted, claims: names } = SIGNERS[signer];
        const payload = isObject(claims) ? claims : { claims };
        let whole: string;
        try {
          whole = noneAlg
            ? `${base64url({ alg: 'none' })}.${base64url(payload)}.`
            : await new SignJWT(payload).setProtectedHeader({ alg }).sign(key);
        } catch {
          // Such claims cannot be signed.
          return;
        }
        const token = mutateText(whole, tamper);
        // The last character of a signature has unused bits, so bytes are compared, not characters.
        const [wholeHead, wholeSign] = [
          whole.slice(0, whole.lastIndexOf('.')),
          whole.slice(whole.lastIndexOf('.')),
        ];
        const [head, sign] = [token.slice(0, token.lastIndexOf('.')), token.slice(token.lastIndexOf('.'))];
        const bytes = (text: string): string => Buffer.from(text.slice(1), 'base64url').toString('hex');
        const isWhole = head === wholeHead && bytes(sign) === bytes(wholeSign);
        const mayPass = trusted && !noneAlg && isWhole && isFine(payload, names);
        try {
          const bearer = await service.verify(token);
          must(mayPass, 'a token was accepted that must not be');
          must(bearer.user === payload['sub'], 'the token is for somebody else');
          must(
            bearer.crm === (names.iss === CRM.iss ? 'org' : payload['crm']),
            'the token is for another CRM',
          );
          must(bearer.scope === (payload['scope'] ?? 'follow'), 'the token allows more than it says');
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          must(error.code === 'unauthenticated', `refused as ${error.code}`);
          mustNotTell(error.message, token.length < 50 ? [] : [token], 'a refusal');
        }
      },
      close: () => Promise.resolve(),
    });
  },
});
