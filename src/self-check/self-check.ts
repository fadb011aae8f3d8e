import type { CheckLine } from '../calls/connector.ts';
import type { MorRefusalCode } from '../vocabulary/refusals.ts';
import type { MorGateway, MorReply } from '../calls/mor-gateway.ts';
import { MOR_REFUSALS } from '../vocabulary/refusals.ts';
import { counted } from '../mapping/counted.ts';
import { sourcesOf } from '../mapping/agents/mapping.ts';
import type { Mapping } from '../mapping/agents/mapping.ts';
import { createSourceFault } from '../mapping/rules/source.ts';
import type { MorConfig } from '../config/mor-schema.ts';
import { configWarnings } from '../config/load.ts';
import type { Runtime } from '../app/runtime.ts';
import { checkAgents } from './agents.ts';

const ok = (link: string, detail: string): CheckLine => ({ link, ok: true, detail });

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

const RECENT_MS = 7 * 86_400_000;
/** Fewer calls may have failed before MOR could show any of them. */
const CALLS_THAT_TELL = 3;

/** A status user who may see nothing gets empty lists, which look like a quiet MOR. */
const checkSight = async (runtime: Runtime, mor: MorConfig, nowMs: number): Promise<CheckLine[]> => {
  if (mor.status === undefined) return [];
  const { items } = await runtime.store.calls.list({ fromMs: nowMs - RECENT_MS, limit: PAGE });
  const placed = items.filter((call) => call.mor.server === mor.id && call.acceptedAt !== undefined);
  const seen = placed.filter(
    ({ following: { activeCallId, legA, legB } }) => (activeCallId !== undefined || legA) ?? legB,
  );
  const link = `mor ${mor.id}: what the status user sees`;
  if (placed.length < CALLS_THAT_TELL) return [];
  if (seen.length > 0) return [ok(link, `${seen.length} of the last ${placed.length} calls`)];
  return [
    {
      link,
      ok: false,
      detail: `MOR took ${placed.length} calls in the last days and showed "${mor.status.username}" none of them`,
      cure: 'Set mor.status.username to an administrator, or to the reseller who owns the agents’ MOR users: a simple user sees only calls of their own.',
    },
  ];
};

const PAGE = 200;
/** Devices are asked one by one; a large site is sampled so that the check ends in reasonable time. */
const MAX_DEVICES = 500;

/** This MOR, or its status user, cannot be asked about devices; that says nothing about the mapping. */
const NOT_ASKABLE = Symbol('cannot be asked about devices');

/** Does the device exist, and does it belong to the mapped MOR user? Undefined: it does. */
const deviceFault = async (
  gateway: MorGateway,
  row: Mapping,
  userIds: Map<string, Promise<string | undefined>>,
): Promise<string | typeof NOT_ASKABLE | undefined> => {
  const device = await gateway.device(row.device);
  if (!device.ok && device.code === 'unrecognised') return NOT_ASKABLE;
  if (!device.ok) return `device ${row.device}: ${device.text}`;
  const key = JSON.stringify([row.mor, row.username]);
  let owner = userIds.get(key);
  if (!owner) {
    owner = gateway
      .userDetails({ username: row.username })
      .then((user) => (user.ok ? user.value.id : undefined));
    userIds.set(key, owner);
  }
  const ownerId = await owner;
  if (ownerId === undefined) return `MOR user ${row.username}: not found, or not visible to the status user`;
  return device.value.userId === undefined || device.value.userId === ownerId
    ? undefined
    : `device ${row.device} belongs to another MOR user than ${row.username}`;
};

const checkMappings = async (
  runtime: Runtime,
  usable: ReadonlySet<string>,
  nowMs: number,
): Promise<CheckLine[]> => {
  const sourceFault = createSourceFault({ crms: runtime.crms, rules: runtime.rules, now: () => nowMs });
  const lines: CheckLine[] = [];
  let cursor: string | undefined;
  let asked = 0;
  let good = 0;
  const userIds = new Map<string, Promise<string | undefined>>();
  const askable = new Set(usable);
  do {
    const page = await runtime.store.mappings.list({
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const row of page.items) {
      const link = `mapping ${row.crm}/${row.user}`;
      const gateway = runtime.mors.get(row.mor)?.gateway;
      const faults = sourcesOf(row).map((text) => sourceFault({ text, changed: false }, row));
      const fault = faults.find((one) => one !== undefined);
      if (fault !== undefined) {
        lines.push({
          link,
          ok: false,
          detail: `this agent cannot call: the source ${fault}`,
          cure: 'Correct the column source: an extension of up to 6 digits, or a number that the dial rules allow.',
        });
      }
      if (!gateway) {
        lines.push({
          link,
          ok: false,
          detail: `MOR server "${row.mor}" is not in the configuration`,
          cure: 'Correct the column mor.',
        });
      } else if (askable.has(row.mor) && row.device !== '' && asked < MAX_DEVICES) {
        const wrong = await deviceFault(gateway, row, userIds);
        if (wrong === NOT_ASKABLE) {
          askable.delete(row.mor);
          lines.push(ok(`mappings of ${row.mor}`, 'not compared: this MOR has no device_details_get'));
          continue;
        }
        asked += 1;
        if (wrong === undefined) good += 1;
        else {
          lines.push({
            link,
            ok: false,
            detail: wrong,
            cure: 'Enter the id (ACC) of a device that exists and belongs to the mapped MOR user.',
          });
        }
      }
    }
    cursor = page.next;
    if (page.total === 0) {
      return [
        {
          link: 'mappings',
          ok: false,
          detail: 'no agent is mapped',
          cure: 'Import a CSV with "users import FILE", or use the mapping page.',
        },
      ];
    }
  } while (cursor !== undefined);
  return asked > 0
    ? [...lines, ok('mappings', `${good} of ${asked} devices exist in MOR and belong to their user`)]
    : lines;
};

/**
 * Walks the whole chain and says for each link whether it holds, or what is wrong and the cure. Never places a call:
 * the hash is tried with a device that cannot exist.
 */
export async function* selfCheck(runtime: Runtime, nowMs: number): AsyncGenerator<CheckLine> {
  const warnings = configWarnings(runtime.config);
  const warned = warnings.length === 0 ? '' : `, ${counted(warnings.length, 'warning')}`;
  yield ok('configuration', `complete${warned}`);
  for (const warning of warnings) yield { ...ok('configuration: warning', warning), warn: true };
  try {
    await runtime.store.ping();
    yield ok('database', runtime.config.database.replace(/\/\/[^@/]*@/, '//<hidden>@'));
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'does not answer';
    yield {
      link: 'database',
      ok: false,
      detail,
      cure: 'Check the path, its rights, and the space left on the disk.',
    };
  }
  const usable = new Set<string>();
  for (const mor of runtime.config.mor) {
    const gateway = runtime.mors.get(mor.id)?.gateway;
    if (!gateway) continue;
    const lines = await checkMor(mor, gateway, nowMs);
    if (lines.every((line) => line.ok)) usable.add(mor.id);
    yield* lines;
    yield* await checkSight(runtime, mor, nowMs);
  }
  for (const crm of runtime.crms.values()) yield* await crm.connector.check();
  yield* await checkMappings(runtime, usable, nowMs);
  yield* await checkAgents(runtime, nowMs);
}
