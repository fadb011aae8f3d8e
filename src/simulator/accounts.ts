import { isAtLeast } from './options.ts';
import type { SimulatorOptions } from './options.ts';
import type { SimulatedDevice, SimulatedUser, World } from './world-schema.ts';

/** The administrator's id; an accountant acts in his name. */
const ADMIN_ID = 0;

export const findUser = (world: World, username: string | undefined): SimulatedUser | undefined =>
  username === undefined || username === ''
    ? undefined
    : world.users.find((user) => user.username === username);

export const userById = (world: World, id: string | number | undefined): SimulatedUser | undefined => {
  const wanted = String(id);
  return world.users.find((user) => String(user.id) === wanted);
};

export const deviceById = (world: World, id: string | undefined): SimulatedDevice | undefined =>
  world.devices.find((device) => String(device.id) === id);

/** The id under which an account acts towards the users it owns. */
export const actingId = (user: SimulatedUser): number => (user.type === 'accountant' ? ADMIN_ID : user.id);

export const isAdminLike = (user: SimulatedUser): boolean =>
  user.type === 'admin' || user.type === 'accountant';

/**
 * May the caller see this user's calls and lines? An administrator all, a reseller their own and their users', a user their own.
 */
export const maySee = (caller: SimulatedUser, target: SimulatedUser): boolean =>
  isAdminLike(caller) ||
  caller.id === target.id ||
  (caller.type === 'reseller' && target.ownerId === caller.id);

/** The reseller whose API settings apply to the caller; undefined: the administrator's apply. */
function resellerOf(world: World, caller: SimulatedUser | undefined): SimulatedUser | undefined {
  if (caller === undefined || isAdminLike(caller)) return undefined;
  if (caller.type === 'reseller') return caller;
  const owner = userById(world, caller.ownerId);
  return owner?.type === 'reseller' ? owner : undefined;
}

/** The API settings that apply to one caller. `keys` may be empty: no key is set. */
export interface ApiSettings {
  readonly allowed: boolean;
  readonly keys: readonly string[];
  readonly hashCheckingDisabled: boolean;
}

/** The owner's settings; since X8 a reseller may also use the administrator's (code of X5 and X8, docs/mor.md). */
export function settingsFor(options: SimulatorOptions, caller: SimulatedUser | undefined): ApiSettings {
  const reseller = resellerOf(options.world, caller);
  if (reseller === undefined) {
    return {
      allowed: options.allowApi,
      keys: [options.secretKey].filter(Boolean),
      hashCheckingDisabled: options.disableHashChecking,
    };
  }
  const ownerToo = caller?.type === 'reseller' && isAtLeast(options, 'X8');
  return {
    allowed: isAtLeast(options, 'X8')
      ? reseller.apiAllowed || (ownerToo && options.allowApi)
      : options.allowApi,
    keys: [reseller.apiKey, ...(ownerToo ? [options.secretKey] : [])].filter(Boolean),
    hashCheckingDisabled: reseller.hashCheckingDisabled,
  };
}
