import type { CheckLine } from '../calls/connector.ts';
import type { MorGateway } from '../calls/mor-gateway.ts';
import type { MorConfig } from '../config/mor-schema.ts';
import { MOR_REFUSALS } from '../vocabulary/refusals.ts';
import { checkPassword, checkRights, checkV2 } from './check-logins.ts';
import { checkRecordings } from './check-recordings.ts';
import { failed, isAbsent, ok, REACH_CURE, refusedQuestion } from './line.ts';

/** The user in whose name the check tries a callback that cannot ring anywhere. */
interface Prober {
  readonly username: string;
  /** What is wrong when MOR does not know that user, and what to do then. */
  readonly unknown: { readonly link: string; readonly cure: string };
}

const checkHash = async (mor: MorConfig, gateway: MorGateway, prober: Prober): Promise<CheckLine[]> => {
  const link = `mor ${mor.id}`;
  const probe = await gateway.probe(prober.username);
  if (!probe.ok) {
    if (probe.code === 'not_authenticated') {
      const { link: who, cure } = prober.unknown;
      const detail = `MOR has no user "${prober.username}" (MOR: ${probe.text})`;
      return [{ link: `${link}: ${who}`, ok: false, detail, cure }];
    }
    const where: Partial<Record<string, string>> = {
      api_disabled: 'API',
      get_disabled: 'method',
    };
    if (isAbsent(probe)) return [failed(`${link}: reachable`, probe, REACH_CURE)];
    return [failed(`${link}: ${where[probe.code] ?? 'key and hash order'}`, probe)];
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

/** A name that no user has: MOR's answer to it shows at least that MOR is there. */
const NOBODY = 'mor-crm-connector-check';

/** Without a status user an agent's MOR user shows whether the key is right, because callbacks are sent in that name too. */
const checkWithoutUser = async (
  mor: MorConfig,
  gateway: MorGateway,
  agent: string | undefined,
): Promise<CheckLine[]> => {
  const link = `mor ${mor.id}`;
  const reachable = ok(`${link}: reachable`, 'answers');
  if (agent !== undefined) {
    const unknown = {
      link: 'MOR user of an agent',
      cure: 'Correct the column username of the mapping: it is the MOR user who owns the agent’s device.',
    };
    const lines = await checkHash(mor, gateway, { username: agent, unknown });
    return lines.some((line) => !line.ok && line.link === reachable.link) ? lines : [reachable, ...lines];
  }
  const probe = await gateway.probe(NOBODY);
  if (!probe.ok && isAbsent(probe)) return [failed(reachable.link, probe, REACH_CURE)];
  // Releases before X8 check API, key and method first; newer ones say "Not authenticated" whatever these are.
  if (!probe.ok && probe.code !== 'not_authenticated')
    return [reachable, failed(`${link}: callbacks`, probe)];
  const untried =
    'not tried: map an agent, or name a status user; MOR judges the key only for a user it knows';
  return [reachable, { ...ok(`${link}: key and hash order`, untried), warn: true }];
};

const checkLists = async (mor: MorConfig, gateway: MorGateway, nowMs: number): Promise<CheckLine[]> => {
  const lines: CheckLine[] = [];
  const live = await gateway.activeCalls();
  const liveLink = `mor ${mor.id}: active calls`;
  if (live.ok) lines.push(ok(liveLink, `${live.value.length} now`));
  // Not a fault: on such a MOR following falls back to CDRs.
  else if (live.code === 'unrecognised') {
    lines.push(
      ok(liveLink, `this MOR has no list of them (before X14: ${live.text}); only outcomes are shown`),
    );
  } else lines.push(refusedQuestion(liveLink, live));
  const cdrs = await gateway.cdrs({ fromMs: nowMs - 3_600_000, toMs: nowMs + 60_000 });
  const cdrLink = `mor ${mor.id}: CDRs`;
  lines.push(cdrs.ok ? ok(cdrLink, `${cdrs.value.length} in the last hour`) : refusedQuestion(cdrLink, cdrs));
  return lines;
};

export interface MorCheck {
  readonly mor: MorConfig;
  readonly gateway: MorGateway;
  /** The MOR user of some agent of this MOR; undefined: nobody is mapped yet. */
  readonly agent?: string | undefined;
  readonly nowMs: number;
}

/** Checks one MOR server link by link; stops at the first link without which the next cannot be judged. */
export const checkMor = async ({ mor, gateway, agent, nowMs }: MorCheck): Promise<CheckLine[]> => {
  const link = `mor ${mor.id}`;
  const username = mor.status?.username;
  if (username === undefined) {
    return [
      ...(await checkWithoutUser(mor, gateway, agent)),
      ...(await checkV2(mor, gateway)),
      {
        link: `${link}: status user`,
        ok: false,
        detail: 'there is no status user, so calls cannot be followed and little can be checked',
        cure: 'Name the MOR administrator or reseller who may ask for active calls and CDRs as status user (mor.status.username).',
      },
    ];
  }
  const version = await gateway.version();
  if (!version.ok && isAbsent(version)) return [failed(`${link}: reachable`, version, REACH_CURE)];
  const unknown = {
    link: 'status user',
    cure: `Set mor.status.username to a MOR user that exists; "${username}" does not.`,
  };
  const lines = [
    ok(`${link}: reachable`, version.ok ? `version ${version.value}` : 'answers'),
    ...(await checkHash(mor, gateway, { username, unknown })),
  ];
  if (lines.some((line) => !line.ok)) return [...lines, ...(await checkV2(mor, gateway))];
  return [
    ...lines,
    ok(
      `${link}: callback id`,
      mor.callbackUniqueId
        ? 'asked for; needs use_callback_uniqueid in mor.conf, which only a real call can show'
        : 'not asked for; calls are found by device, numbers and time',
    ),
    ...(await checkRights(mor, gateway, agent)),
    ...(await checkPassword(mor, gateway)),
    ...(await checkV2(mor, gateway)),
    ...(await checkLists(mor, gateway, nowMs)),
    ...(await checkRecordings(mor, gateway, nowMs)),
  ];
};
