import type { Params, SignedTexts } from './hash.ts';
import type { Generation } from './options.ts';
import type { Reply } from './reply.ts';
import type { SimulatorState } from './state.ts';
import type { SimulatedUser } from './world-schema.ts';

/** One request to a v1 method, after transport. */
export interface MethodCall {
  readonly state: SimulatorState;
  /** GET or POST. */
  readonly httpMethod: string;
  readonly params: Params;
  /** The account that `u` names; undefined: none or unknown. */
  readonly caller: SimulatedUser | undefined;
}

/** One v1 method: since which release it exists, what its hash covers, what it answers. */
export interface Method {
  readonly since: Generation;
  /** Absent: this method is not protected by a hash. */
  readonly signed?: SignedTexts;
  /** The parameter that names the caller. */
  readonly callerParam?: string;
  /** GET is allowed regardless of the setting. */
  readonly alwaysGet?: boolean;
  run(call: MethodCall): Reply;
}

/** A value that is present and not empty. */
export const given = (params: Params, name: string): string | undefined => {
  const value = params.get(name);
  return value === '' ? undefined : value;
};
