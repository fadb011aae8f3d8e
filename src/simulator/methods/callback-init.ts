import { settingsFor, deviceById } from '../accounts.ts';
import { matchedOrder, signedCallback } from '../hash.ts';
import { isHashRight } from '../checks.ts';
import { given } from '../method.ts';
import { isAtLeast } from '../options.ts';
import { document, status } from '../reply.ts';
import { elements } from '../xml.ts';
import type { SimulatedCall } from '../exchange/call.ts';
import type { Method, MethodCall } from '../method.ts';
import type { Reply } from '../reply.ts';
import type { SimulatedUser } from '../world-schema.ts';

/** Tariff of leg A: the page of callback_init names no errors for it, but the code of X8 has them (docs/mor.md). */
function tariffProblem({ state, params }: MethodCall, user: SimulatedUser): string | undefined {
  const id = given(params, 'lega_tariff_id');
  if (id === undefined) return undefined;
  const tariff = state.options.world.tariffs.find((one) => String(one.id) === id);
  if (user.type === 'reseller' && tariff?.ownerId === 0 && !state.options.resellersUseAdminTariffs) {
    return 'Reseller not allowed to use Admin tariffs';
  }
  if (tariff === undefined) return 'No tariff';
  const foreign = user.type === 'admin' && tariff.ownerId !== user.id;
  return tariff.purpose === 'provider' || foreign ? 'Bad tariff' : undefined;
}

function chosenServer({ state, params }: MethodCall) {
  const asked = given(params, 'server_id') ?? String(state.options.callbackServerId);
  return state.options.world.servers.find((server) => String(server.id) === asked);
}

/** Errors 6 to 10, which exist only since X8. */
function extrasProblem(call: MethodCall, user: SimulatedUser): string | undefined {
  if (!isAtLeast(call.state.options, 'X8')) return undefined;
  const tariff = tariffProblem(call, user);
  if (tariff !== undefined) return tariff;
  const pin = given(call.params, 'card_pin');
  if (pin !== undefined && !(/^\d+$/.test(pin) && call.state.options.world.cardPins.includes(pin))) {
    return 'PIN was not found';
  }
  const missing = given(call.params, 'server_id') !== undefined && chosenServer(call) === undefined;
  return missing ? 'Server was not found' : undefined;
}

function accepted(call: MethodCall, placed: SimulatedCall): Reply {
  const { options } = call.state;
  const wantsId = call.params.get('callback_uniqueid') === '1';
  // Releases up to X8 do not know the parameter; what newer ones do with the setting off is unconfirmed.
  if (!wantsId || !options.callbackUniqueId || !isAtLeast(options, 'X19')) return status(options, 'Ok');
  return document('page', elements({ status: 'ok', callback_uniqueid: placed.callbackUniqueId }));
}

function run(call: MethodCall): Reply {
  const { state, params, caller } = call;
  const { options } = state;
  const refuse = (text: string): Reply => status(options, text);
  const isOld = !isAtLeast(options, 'X5');

  if (!options.addon) return refuse(isOld ? 'Dont be so smart' : 'Access Denied');
  if (caller === undefined || (isOld && params.get('p') !== caller.password)) {
    return refuse('Not authenticated');
  }
  const device = deviceById(options.world, params.get('device'));
  // According to every manual page an administrator may use anybody's device; the server refuses it.
  if (device?.userId !== caller.id) return refuse('Bad device');
  const src = given(params, 'src');
  if (src === undefined) return refuse('No source');
  const problem = extrasProblem(call, caller);
  if (problem !== undefined) return refuse(problem);
  const server = chosenServer(call);
  const unreachable = 'Cannot connect to Asterisk Server';
  if (server?.active !== true) return refuse(unreachable);
  if (!server.reachable) {
    return options.asteriskUnreachable === 'text' ? refuse(unreachable) : { kind: 'crash' };
  }
  const placed = state.calls.place({
    user: caller,
    device,
    serverId: server.id,
    src,
    dst: given(params, 'dst') ?? null,
    callerIdA: params.get('cli_lega'),
    callerIdB: params.get('cli_legb'),
  });
  return accepted(call, placed);
}

/**
 * The callback itself (https://wiki.kolmisoft.com/index.php?title=MOR_API_callback_init, November 2026): nothing
 * has rung yet when it answers `Ok`.
 */
export const callbackInit: Method = { since: 'X3', signed: signedCallback, run };

/** What the ledger records about the hash of a callback request. */
export function describeHash(call: MethodCall) {
  const { keys } = settingsFor(call.state.options, call.caller);
  return {
    hashSent: given(call.params, 'hash') !== undefined,
    hashMatched: isHashRight(callbackInit, call),
    orderMatched: matchedOrder(call.params, keys),
  };
}
