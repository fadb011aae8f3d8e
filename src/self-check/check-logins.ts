import type { CheckLine } from '../calls/connector.ts';
import type { MorGateway } from '../calls/mor-gateway.ts';
import type { MorConfig } from '../config/mor-schema.ts';
import { failed, isAbsent, ok, seesTooLittle } from './line.ts';

/**
 * When MOR refuses these logins because of the address, it does not say so
 * (https://wiki.kolmisoft.com/index.php?title=Unauthorized_IP_Address, September 2021).
 */
const APPROVAL =
  'MOR refuses an administrator’s first login from a new address until it is approved by e-mail ("Admin login with approved ' +
  'IP only", on by default): approve it, or use an accountant or a reseller.';

/** The password of API v2, which is used to find CDRs by callback id and to hang up calls. */
export const checkV2 = async (mor: MorConfig, gateway: MorGateway): Promise<CheckLine[]> => {
  if (mor.v2 === undefined) return [];
  const link = `mor ${mor.id}: API v2`;
  const login = await gateway.logInV2();
  if (login.ok) return [ok(link, 'the login works')];
  const cure = `Correct mor.v2.username and mor.v2.password; API v2 needs MOR X18 or newer. ${APPROVAL}`;
  return [{ link, ok: false, detail: login.text, cure }];
};

/** The password of the status user; only the list of users needs it. */
export const checkPassword = async (mor: MorConfig, gateway: MorGateway): Promise<CheckLine[]> => {
  if (mor.status?.password === undefined) return [];
  const link = `mor ${mor.id}: password of the status user`;
  const users = await gateway.users();
  if (users.ok) return [ok(link, `right; ${users.value.length} users to match`)];
  if (users.code !== 'access_denied') return [failed(link, users)];
  const cure =
    'Correct mor.status.password; the user must be an administrator, a reseller, or an accountant whose API permission ' +
    `group has Read for users_get. ${APPROVAL}`;
  return [{ link, ok: false, detail: `MOR does not accept it (MOR: ${users.text})`, cure }];
};

/** MOR answers a simple user only about themselves, whichever user the request names: lists come back empty without an error. */
export const checkRights = async (
  mor: MorConfig,
  gateway: MorGateway,
  agent: string | undefined,
): Promise<CheckLine[]> => {
  const asker = mor.status?.username.toLowerCase();
  if (agent === undefined || agent.toLowerCase() === asker) return [];
  const link = `mor ${mor.id}: rights of the status user`;
  const user = await gateway.userDetails({ username: agent });
  if (user.ok) {
    return user.value.username.toLowerCase() === asker
      ? [seesTooLittle(link, `"${user.value.username}" is a simple MOR user and sees nobody else’s calls`)]
      : [ok(link, `sees the agents’ MOR users, such as ${agent}`)];
  }
  // The check of the mappings reports which users cannot be seen.
  return isAbsent(user) ? [failed(link, user)] : [];
};
