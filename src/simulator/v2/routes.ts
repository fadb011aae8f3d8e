import { findUser, isAdminLike, maySee, userById } from '../accounts.ts';
import { cdrFields } from '../exchange/cdr.ts';
import { liveRows } from '../exchange/live-rows.ts';
import { searchCdrs } from '../exchange/search.ts';
import { jsonReply } from '../json.ts';
import { isAtLeast } from '../options.ts';
import { formatTime } from '../time.ts';
import type { Params } from '../hash.ts';
import type { WireReply } from '../reply.ts';
import type { SimulatorState } from '../state.ts';
import type { SimulatedUser } from '../world-schema.ts';

/** One request below `/billing/api/v2`; `path` has no leading slash. */
export interface V2Request {
  readonly httpMethod: string;
  readonly path: string;
  readonly params: Params;
  /** The Authorization header, or an empty string. */
  readonly authorization: string;
}

const refused = (): WireReply => jsonReply(401, { error: 'Unauthorized' });

function credentials(authorization: string, scheme: 'Basic' | 'Bearer'): string | undefined {
  const [given, value] = authorization.split(' ');
  return given?.toLowerCase() === scheme.toLowerCase() ? value : undefined;
}

function issue(state: SimulatorState, userId: number): WireReply {
  const pair = state.tokens.issue(userId);
  return jsonReply(200, {
    access_token: pair.accessToken,
    refresh_token: pair.refreshToken,
    token_type: 'Bearer',
    expires_in: pair.expiresInSec,
  });
}

function login(state: SimulatorState, { authorization }: V2Request): WireReply {
  const encoded = credentials(authorization, 'Basic');
  if (encoded === undefined) return refused();
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  const user = findUser(state.options.world, decoded.slice(0, colon));
  if (user === undefined || decoded.slice(colon + 1) !== user.password) return refused();
  return issue(state, user.id);
}

function refresh(state: SimulatorState, { authorization, params }: V2Request): WireReply {
  const token = credentials(authorization, 'Bearer') ?? params.get('refresh_token') ?? '';
  const userId = state.tokens.userOfRefresh(token);
  return userId === undefined ? refused() : issue(state, userId);
}

const DEFAULT_LIMIT = 50;
const LARGEST_LIMIT = 500;

function calls(state: SimulatorState, { params }: V2Request, caller: SimulatedUser): WireReply {
  const { options } = state;
  const user = caller.type === 'user' ? caller : userById(options.world, params.get('s_user'));
  const found = searchCdrs(state, caller, params, user);
  const limit = Math.min(Number(params.get('limit') ?? DEFAULT_LIMIT) || DEFAULT_LIMIT, LARGEST_LIMIT);
  const pages = Math.max(1, Math.ceil(found.cdrs.length / limit));
  const page = Math.min(pages, Math.max(1, Number(params.get('page') ?? 1) || 1));
  const shown = found.cdrs.slice((page - 1) * limit, page * limit);
  return jsonReply(200, {
    calls: {
      pagename: 'Calls',
      language: options.language,
      error_msg: '',
      userid: caller.id,
      username: caller.username,
      total_calls: found.cdrs.length,
      limit,
      max_limit: LARGEST_LIMIT,
      page: `${page}/${pages}`,
      currency: options.currency,
      calls_stat: {
        period: {
          period_start: formatTime(found.fromMs, options.timezone),
          period_end: formatTime(found.toMs, options.timezone),
        },
        show_user: params.get('s_user') ?? 'all',
        show_device: params.get('s_device') ?? 'all',
        show_status: params.get('s_call_type') ?? 'all',
        calls: shown.map((cdr) => {
          const { nice_billsec: seconds, ...fields } = cdrFields(cdr, state, caller);
          return { ...fields, nice_billsec: Number(seconds) };
        }),
      },
    },
  });
}

function hangUp(state: SimulatorState, rowText: string, caller: SimulatedUser): WireReply {
  const open = liveRows(
    state.calls.active(),
    { activeCalls: state.options.activeCalls === 'one-row' ? 'one-row' : 'two-rows', liveRowDelayMs: 0 },
    state.clock.progressMs(),
  );
  const row = open.find((one) => String(one.id) === rowText);
  const owner = userById(state.options.world, row?.call.userId);
  if (row === undefined || owner === undefined || !maySee(caller, owner)) {
    return jsonReply(404, { error: 'Active call was not found' });
  }
  state.calls.hangUp(row.leg.rowId);
  return hungUp(state, row.id);
}

const hungUp = (state: SimulatorState, id: number): WireReply =>
  jsonReply(200, {
    status: 'hung_up',
    hung_up_call: id,
    hung_up_at: formatTime(state.morNowMs(), state.options.timezone),
  });

function hangUpAll(state: SimulatorState, caller: SimulatedUser): WireReply {
  if (!isAdminLike(caller)) return refused();
  const count = state.calls.hangUpAll();
  state.ledger.add({
    at: new Date(state.morNowMs()).toISOString(),
    method: 'v2/active_calls',
    httpMethod: 'DELETE',
    params: {},
    hashSent: false,
    hashMatched: false,
    orderMatched: 'none',
    result: `hung up all ${count} calls`,
    placed: false,
    dangerous: true,
  });
  return jsonReply(200, { status: 'hung_up', hung_up_calls: count });
}

function dids(state: SimulatorState, { params }: V2Request, caller: SimulatedUser): WireReply {
  if (!isAdminLike(caller)) return refused();
  const wanted = params.get('search_did_number') ?? '';
  const found = state.options.world.dids.filter((one) => one.did.startsWith(wanted));
  return jsonReply(200, { dids: found.map(({ id, did, status }) => ({ id, did, status })) });
}

/**
 * The first part of a v2 path, the name under which faults and counts know it: `v2/calls`, `v2/active_calls`,
 * `v2/authentication`.
 */
export const v2Name = (path: string): string => `v2/${path.split('/')[0] ?? ''}`;

/**
 * API v2 (https://wiki.kolmisoft.com/index.php/MOR_API_v2_Calls, January 2026): unlike v1 it uses status codes, and v1's switches
 * do not apply.
 */
export function answerV2(state: SimulatorState, request: V2Request): WireReply {
  const unknown = jsonReply(404, { error: 'Not Found' });
  const { httpMethod, path } = request;
  if (!state.options.v2 || !isAtLeast(state.options, 'X19')) return unknown;
  if (path === 'authentication/login' && httpMethod === 'POST') return login(state, request);
  if (path === 'authentication/refresh' && httpMethod === 'POST') return refresh(state, request);

  const token = credentials(request.authorization, 'Bearer');
  const userId = token === undefined ? undefined : state.tokens.userOf(token);
  const caller = userById(state.options.world, userId);
  if (caller === undefined) return refused();
  if (path === 'calls' && httpMethod === 'GET') return calls(state, request, caller);
  if (path === 'dids' && httpMethod === 'GET') return dids(state, request, caller);
  // Without an id, with or without the slash, the real server ends every call there is.
  if (/^active_calls\/?$/.test(path) && httpMethod === 'DELETE') return hangUpAll(state, caller);
  const row = /^active_calls\/([^/]+)$/.exec(path)?.[1];
  return row !== undefined && httpMethod === 'DELETE' ? hangUp(state, row, caller) : unknown;
}
