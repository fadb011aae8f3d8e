import { settingsFor } from './accounts.ts';
import { hashFits } from './hash.ts';
import { isAtLeast } from './options.ts';
import { commonError } from './reply.ts';
import type { Method, MethodCall } from './method.ts';
import type { Reply } from './reply.ts';

/** Does the request's hash match one of the keys that apply to its caller? */
export function isHashRight(method: Method, { state, params, caller }: MethodCall): boolean {
  const texts = method.signed?.(params, state.options) ?? [];
  return hashFits(params.get('hash') ?? '', texts, settingsFor(state.options, caller).keys);
}

/**
 * The checks that all methods share, in the order of the release; undefined: passed. X8 lets an unknown `u` through to the
 * method's own answer; X5 first tests everybody against the administrator's settings (code of both, see docs/mor.md).
 */
export function checkCommon(method: Method, call: MethodCall): Reply | undefined {
  const { options } = call.state;
  const refuse = (text: string): Reply => commonError(options, text);
  if (isAtLeast(options, 'X8') && call.caller === undefined) return undefined;

  const settings = settingsFor(options, call.caller);
  if (!settings.allowed) return refuse('API Requests are disabled');
  if (call.httpMethod === 'GET' && !options.allowGet && method.alwaysGet !== true) {
    return refuse('GET Requests are disabled');
  }
  if (method.signed === undefined || settings.hashCheckingDisabled || !isAtLeast(options, 'X5')) {
    return undefined;
  }
  if (settings.keys.length === 0) return refuse('API must have Secret Key');
  return isHashRight(method, call) ? undefined : refuse('Incorrect hash');
}
