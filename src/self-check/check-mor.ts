import type { CheckLine } from '../calls/connector.ts';
import type { MorGateway } from '../calls/mor-gateway.ts';
import type { MorConfig } from '../config/mor-schema.ts';
import { at, good, unwise, wrong } from '../vocabulary/findings.ts';
import type { Finding } from '../vocabulary/findings.ts';
import { checkPassword, checkRights, checkV2 } from './check-logins.ts';
import { checkRecordings } from './check-recordings.ts';
import { failed, isAbsent, refusedQuestion } from './line.ts';

/** The user in whose name the check tries a callback that cannot ring anywhere. */
type Prober = { readonly username: string; readonly is: 'status user' | 'user of an agent' };

const unknownProber = (mor: string, { username, is }: Prober, text: string): CheckLine =>
  is === 'status user'
    ? at('mor_status_user', { mor }, wrong('mor_unknown_status_user', { username, text }))
    : at('mor_agent_user', { mor }, wrong('mor_unknown_agent_user', { username, text }));

const PROBED = { api_disabled: 'mor_api', get_disabled: 'mor_method' } as const;

const checkHash = async (mor: MorConfig, gateway: MorGateway, prober: Prober): Promise<CheckLine[]> => {
  const where = { mor: mor.id };
  const probe = await gateway.probe(prober.username);
  if (!probe.ok) {
    if (probe.code === 'not_authenticated') return [unknownProber(mor.id, prober, probe.text)];
    if (isAbsent(probe)) return [at('mor_reachable', where, failed(probe))];
    const place = probe.code in PROBED ? PROBED[probe.code as keyof typeof PROBED] : 'mor_hash';
    return [at(place, where, failed(probe))];
  }
  const { hashOrder: order, addon } = probe.value;
  return [
    at('mor_api', where, good('mor_api_on')),
    at(
      'mor_hash',
      where,
      mor.secretKey === undefined ? good('mor_no_hash') : good('mor_hash_order', { order }),
    ),
    at('mor_addon', where, addon ? good('mor_addon_active') : wrong('mor_addon_missing')),
  ];
};

/** A name that no user has: MOR's answer to it shows at least that MOR is there. */
const NOBODY = 'mor-crm-connector-check';

/** Without a status user an agent's MOR user shows whether the key is right, because callbacks are sent in that name too. */
const checkWithoutUser = async (
  mor: MorConfig,
  gateway: MorGateway,
  agent: string | undefined,
): Promise<CheckLine[]> => {
  const where = { mor: mor.id };
  const reachable = at('mor_reachable', where, good('mor_answers'));
  if (agent !== undefined) {
    const lines = await checkHash(mor, gateway, { username: agent, is: 'user of an agent' });
    return lines.some((line) => !line.ok && line.place === 'mor_reachable') ? lines : [reachable, ...lines];
  }
  const probe = await gateway.probe(NOBODY);
  if (!probe.ok && isAbsent(probe)) return [at('mor_reachable', where, failed(probe))];
  // Releases before X8 check API, key and method first; newer ones say "Not authenticated" before they look at these.
  if (!probe.ok && probe.code !== 'not_authenticated')
    return [reachable, at('mor_callbacks', where, failed(probe))];
  return [reachable, at('mor_hash', where, unwise('mor_hash_untried'))];
};

const checkLists = async (mor: MorConfig, gateway: MorGateway, nowMs: number): Promise<CheckLine[]> => {
  const where = { mor: mor.id };
  const live = await gateway.activeCalls();
  // A MOR without this list is not broken: following falls back to CDRs.
  const listed = (): Finding => {
    if (live.ok) return good('mor_active_calls_now', { count: live.value.length });
    return live.code === 'unrecognised'
      ? good('mor_no_active_calls', { text: live.text })
      : refusedQuestion(live);
  };
  const cdrs = await gateway.cdrs({ fromMs: nowMs - 3_600_000, toMs: nowMs + 60_000 });
  return [
    at('mor_active_calls', where, listed()),
    at(
      'mor_cdrs',
      where,
      cdrs.ok ? good('mor_cdrs_last_hour', { count: cdrs.value.length }) : refusedQuestion(cdrs),
    ),
  ];
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
  const where = { mor: mor.id };
  const username = mor.status?.username;
  if (username === undefined) {
    return [
      ...(await checkWithoutUser(mor, gateway, agent)),
      ...(await checkV2(mor, gateway)),
      at('mor_status_user', where, wrong('mor_no_status_user')),
    ];
  }
  const version = await gateway.version();
  if (!version.ok && isAbsent(version)) return [at('mor_reachable', where, failed(version))];
  const answered = version.ok ? good('mor_version', { version: version.value }) : good('mor_answers');
  const lines = [
    at('mor_reachable', where, answered),
    ...(await checkHash(mor, gateway, { username, is: 'status user' })),
  ];
  if (lines.some((line) => !line.ok)) return [...lines, ...(await checkV2(mor, gateway))];
  return [
    ...lines,
    at(
      'mor_callback_id',
      where,
      good(mor.callbackUniqueId ? 'mor_callback_id_asked' : 'mor_callback_id_off'),
    ),
    ...(await checkRights(mor, gateway, agent)),
    ...(await checkPassword(mor, gateway)),
    ...(await checkV2(mor, gateway)),
    ...(await checkLists(mor, gateway, nowMs)),
    ...(await checkRecordings(mor, gateway, nowMs)),
  ];
};
