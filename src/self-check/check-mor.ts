import type { CheckLine } from '../calls/connector.ts';
import type { MorGateway, MorReply } from '../calls/mor-gateway.ts';
import type { MorConfig } from '../config/mor-schema.ts';
import type { MorRefusalCode } from '../vocabulary/refusals.ts';
import { MOR_REFUSALS } from '../vocabulary/refusals.ts';
import { ok } from './ok.ts';

const isRefusal = (code: string): code is MorRefusalCode => Object.hasOwn(MOR_REFUSALS, code);

const REACH_CURE =
  'Check mor.url (it ends in /billing), the name, the port, a firewall between the two machines, and the TLS certificate.';

const failed = (link: string, reply: Extract<MorReply<unknown>, { ok: false }>, cure?: string): CheckLine => {
  const { code, text } = reply;
  const known = isRefusal(code) ? MOR_REFUSALS[code] : undefined;
  return {
    link,
    ok: false,
    detail: known && code !== 'unrecognised' ? `${known.meaning} (MOR: ${text})` : text,
    cure: cure ?? known?.cure ?? REACH_CURE,
  };
};

const checkHash = async (mor: MorConfig, gateway: MorGateway, username: string): Promise<CheckLine[]> => {
  const link = `mor ${mor.id}`;
  const probe = await gateway.probe(username);
  if (!probe.ok) {
    const where: Partial<Record<string, string>> = {
      api_disabled: 'API',
      get_disabled: 'method',
      not_authenticated: 'status user',
      access_denied: 'callback add-on',
    };
    const cure =
      probe.code === 'not_authenticated'
        ? `Set mor.status.username to a MOR user that exists; "${username}" does not.`
        : undefined;
    return [failed(`${link}: ${where[probe.code] ?? 'key and hash order'}`, probe, cure)];
  }
  const order =
    mor.secretKey === undefined ? 'no key is configured; MOR does not check hashes' : probe.value.hashOrder;
  const addon: CheckLine = probe.value.addon
    ? ok(`${link}: callback add-on`, 'active')
    : {
        link: `${link}: callback add-on`,
        ok: false,
        detail: MOR_REFUSALS.access_denied.meaning,
        cure: MOR_REFUSALS.access_denied.cure,
      };
  return [ok(`${link}: API`, 'on'), ok(`${link}: key and hash order`, order), addon];
};

/** A name that no user has: a MOR that knows the key still says which of both is wrong. */
const NOBODY = 'mor-crm-connector-check';

/** Nobody may ask: what MOR says to a callback of a user and a device that cannot exist shows at least that it is there. */
const checkWithoutUser = async (mor: MorConfig, gateway: MorGateway): Promise<CheckLine[]> => {
  const link = `mor ${mor.id}`;
  const probe = await gateway.probe(NOBODY);
  if (!probe.ok && (probe.code === 'unreachable' || probe.code === 'unusable_answer'))
    return [failed(`${link}: reachable`, probe, REACH_CURE)];
  const reachable = ok(`${link}: reachable`, 'answers');
  // Releases before X8 look at the hash first; newer ones say "Not authenticated" to any.
  if (probe.ok || probe.code === 'not_authenticated') return [reachable];
  return [reachable, failed(`${link}: callbacks`, probe)];
};

/** The passwords that the configuration has: of the status user, and of API v2. */
const checkLogins = async (mor: MorConfig, gateway: MorGateway): Promise<CheckLine[]> => {
  const link = `mor ${mor.id}`;
  const lines: CheckLine[] = [];
  if (mor.status?.password !== undefined) {
    const users = await gateway.users();
    const where = `${link}: password of the status user`;
    const cure =
      'Correct mor.status.password; the user must be an administrator, a reseller, or an accountant whose API permission ' +
      'group has Read for users_get. MOR refuses an administrator’s first login from a new address until it is approved by ' +
      'e-mail ("Admin login with approved IP only").';
    lines.push(
      users.ok ? ok(where, `right; ${users.value.length} users to match`) : failed(where, users, cure),
    );
  }
  if (mor.v2 !== undefined) {
    const login = await gateway.logInV2();
    const where = `${link}: API v2`;
    const cure =
      'Correct mor.v2.username and mor.v2.password; API v2 needs MOR X18 or newer. An administrator’s first login from a new ' +
      'address has to be approved by e-mail ("Admin login with approved IP only"): approve it, or use an accountant or reseller.';
    lines.push(login.ok ? ok(where, 'the login works') : failed(where, login, cure));
  }
  return lines;
};

/** One MOR server, link by link; stops at the first link without which the next cannot be judged. */
export const checkMor = async (mor: MorConfig, gateway: MorGateway, nowMs: number): Promise<CheckLine[]> => {
  const link = `mor ${mor.id}`;
  const username = mor.status?.username;
  if (username === undefined) {
    return [
      ...(await checkWithoutUser(mor, gateway)),
      {
        link: `${link}: status user`,
        ok: false,
        detail: 'there is no status user, so calls cannot be followed and little can be checked',
        cure: 'Name the MOR administrator or reseller who may ask for active calls and CDRs as status user (mor.status.username).',
      },
    ];
  }
  const version = await gateway.version();
  if (!version.ok && (version.code === 'unreachable' || version.code === 'unusable_answer')) {
    return [failed(`${link}: reachable`, version, REACH_CURE)];
  }
  const lines = [ok(`${link}: reachable`, version.ok ? `version ${version.value}` : 'answers')];
  lines.push(...(await checkHash(mor, gateway, username)));
  if (lines.some((line) => !line.ok)) return lines;

  lines.push(
    ok(
      `${link}: callback id`,
      mor.callbackUniqueId
        ? 'asked for; needs use_callback_uniqueid in mor.conf, which only a real call can show'
        : 'not asked for; calls are found by device, numbers and time',
    ),
  );
  const live = await gateway.activeCalls();
  const liveLink = `${link}: active calls`;
  if (live.ok) lines.push(ok(liveLink, `${live.value.length} now`));
  // Not broken: following falls back to CDRs on such a MOR.
  else if (live.code === 'unrecognised') {
    lines.push(
      ok(liveLink, `this MOR has no list of them (before X14: ${live.text}); only outcomes are shown`),
    );
  } else lines.push(failed(liveLink, live));
  lines.push(...(await checkLogins(mor, gateway)));
  const cdrs = await gateway.cdrs({ fromMs: nowMs - 3_600_000, toMs: nowMs + 60_000 });
  lines.push(
    cdrs.ok ? ok(`${link}: CDRs`, `${cdrs.value.length} in the last hour`) : failed(`${link}: CDRs`, cdrs),
  );
  return lines;
};
