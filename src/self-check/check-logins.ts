import type { CheckLine } from '../calls/connector.ts';
import type { MorGateway } from '../calls/mor-gateway.ts';
import type { MorConfig } from '../config/mor-schema.ts';
import { at, good, wrong } from '../vocabulary/findings.ts';
import { failed, isAbsent } from './line.ts';

/** The password of API v2, which is used to find CDRs by callback id and to hang up calls. */
export const checkV2 = async ({ id, v2 }: MorConfig, gateway: MorGateway): Promise<CheckLine[]> => {
  if (v2 === undefined) return [];
  const login = await gateway.logInV2();
  return [
    at(
      'mor_v2',
      { mor: id },
      login.ok ? good('mor_v2_works') : wrong('mor_v2_refused', { text: login.text }),
    ),
  ];
};

/** The password of the status user; only the list of users needs it. */
export const checkPassword = async (mor: MorConfig, gateway: MorGateway): Promise<CheckLine[]> => {
  if (mor.status?.password === undefined) return [];
  const users = await gateway.users();
  const finding = users.ok
    ? good('mor_password_right', { users: users.value.length })
    : // When MOR refuses a login because of the address, it does not say so
      // (https://wiki.kolmisoft.com/index.php?title=Unauthorized_IP_Address, September 2021).
      users.code === 'access_denied'
      ? wrong('mor_password_wrong', { text: users.text })
      : failed(users);
  return [at('mor_password', { mor: mor.id }, finding)];
};

/** MOR answers a simple user only about themselves, whichever user the request names: lists come back empty without an error. */
export const checkRights = async (
  mor: MorConfig,
  gateway: MorGateway,
  agent: string | undefined,
): Promise<CheckLine[]> => {
  const asker = mor.status?.username.toLowerCase();
  if (agent === undefined || agent.toLowerCase() === asker) return [];
  const where = { mor: mor.id };
  const user = await gateway.userDetails({ username: agent });
  if (user.ok) {
    const { username } = user.value;
    return [
      username.toLowerCase() === asker
        ? at('mor_rights', where, wrong('mor_simple_user', { username }))
        : at('mor_rights', where, good('mor_sees_users', { username: agent })),
    ];
  }
  // The check of the mappings reports which users cannot be seen.
  return isAbsent(user) ? [at('mor_rights', where, failed(user))] : [];
};
