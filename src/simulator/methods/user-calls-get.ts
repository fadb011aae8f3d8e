import { maySee, userById } from '../accounts.ts';
import { cdrFields } from '../exchange/cdr.ts';
import { searchCdrs } from '../exchange/search.ts';
import { signedUserCalls } from '../hash.ts';
import { given } from '../method.ts';
import { document, rootError } from '../reply.ts';
import { formatTime } from '../time.ts';
import { element, elements } from '../xml.ts';
import type { Method, MethodCall } from '../method.ts';
import type { Reply } from '../reply.ts';

function run({ state, params, caller }: MethodCall): Reply {
  const { options } = state;
  if (caller === undefined) return rootError('Access Denied');
  const asked = given(params, 's_user');
  const isUser = caller.type === 'user';
  const user = isUser ? caller : userById(options.world, asked);
  if (!isUser && asked !== undefined && asked !== 'all' && (user === undefined || !maySee(caller, user))) {
    return rootError('User was not found');
  }
  const found = searchCdrs(state, caller, params, user);
  const shown = (name: string): string => given(params, name) ?? 'all';
  const calls = found.cdrs.map((cdr) => element('call', elements(cdrFields(cdr, state, caller))));
  const statistics = [
    element(
      'period',
      elements({
        period_start: formatTime(found.fromMs, options.timezone),
        period_end: formatTime(found.toMs, options.timezone),
      }),
    ),
    ...elements({
      show_user: user === undefined ? 'all' : String(user.id),
      show_device: shown('s_device'),
      show_status: shown('s_call_type'),
      show_provider: shown('s_provider'),
      show_hgc: shown('s_hgc'),
      show_reseller: shown('s_reseller'),
      show_did: shown('s_did'),
    }),
    ...(calls.length === 0 ? [] : [element('calls', calls)]),
  ];
  return document('page', [
    ...elements({
      pagename: 'Calls',
      language: options.language,
      error_msg: '',
      userid: caller.id,
      username: caller.username,
      total_calls: calls.length,
      currency: options.currency,
    }),
    element('calls_stat', statistics),
  ]);
}

/** CDRs (https://wiki.kolmisoft.com/index.php?title=MOR_API_user_calls_get, November 2026). */
export const userCallsGet: Method = { since: 'X3', signed: signedUserCalls, run };
