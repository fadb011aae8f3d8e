import { activeCallsGet } from './active-calls-get.ts';
import { callbackInit } from './callback-init.ts';
import { cliInfoGet, deviceDetailsGet, devicesGet, didsGet } from './devices.ts';
import { recordingsDelete } from './recordings-delete.ts';
import { recordingsGet } from './recordings-get.ts';
import { quickstatsGet, systemVersionGet, userLogin, userLogout } from './session.ts';
import { userCallsGet } from './user-calls-get.ts';
import { phonebooksGet, userBalanceGet, userDetailsGet, usersGet } from './users.ts';
import { isAtLeast } from '../options.ts';
import type { Method } from '../method.ts';
import type { SimulatorOptions } from '../options.ts';

const METHODS: Readonly<Record<string, Method>> = {
  callback_init: callbackInit,
  active_calls_get: activeCallsGet,
  user_calls_get: userCallsGet,
  recordings_delete: recordingsDelete,
  recordings_get: recordingsGet,
  users_get: usersGet,
  user_details_get: userDetailsGet,
  user_balance_get: userBalanceGet,
  devices_get: devicesGet,
  device_details_get: deviceDetailsGet,
  cli_info_get: cliInfoGet,
  dids_get: didsGet,
  phonebooks_get: phonebooksGet,
  system_version_get: systemVersionGet,
  quickstats_get: quickstatsGet,
  user_login: userLogin,
  user_logout: userLogout,
};

/** The old names, which were the only ones before X4. */
const ALIASES: Readonly<Record<string, string>> = {
  callback: 'callback_init',
  user_calls: 'user_calls_get',
  user_details: 'user_details_get',
  device_list: 'devices_get',
  balance: 'user_balance_get',
  phonebooks: 'phonebooks_get',
  login: 'user_login',
  logout: 'user_logout',
  cli_get_info: 'cli_info_get',
  get_version: 'system_version_get',
};

/** The current name of a method, whichever of its names was requested. */
export const canonicalName = (name: string): string =>
  Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name;

/** The method that has this name in this generation; undefined: there is none. */
export function findMethod(name: string, options: SimulatorOptions): Method | undefined {
  const canonical = canonicalName(name);
  const isNewName = canonical === name;
  if (isNewName && !isAtLeast(options, 'X5')) return undefined;
  const method = Object.hasOwn(METHODS, canonical) ? METHODS[canonical] : undefined;
  return method !== undefined && isAtLeast(options, method.since) ? method : undefined;
}
