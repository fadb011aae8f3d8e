import { findUser } from '../accounts.ts';
import { readableCdrs, billSeconds, startOf } from '../exchange/cdr.ts';
import { liveRows } from '../exchange/live-rows.ts';
import { signedByKeyAlone, signedQuickstats } from '../hash.ts';
import { commonError, document, pageStatusError } from '../reply.ts';
import { dayOf } from '../time.ts';
import { element, elements } from '../xml.ts';
import type { Method } from '../method.ts';
import type { Reply } from '../reply.ts';

const action = (fields: Readonly<Record<string, string | number>>): Reply =>
  document('action', elements(fields));

/** After a failed login the same name has to wait this long. */
const THROTTLE_MS = 10_000;

/** Checks a login name and password (https://wiki.kolmisoft.com/index.php?title=MOR_API_user_login, March 2021). */
export const userLogin: Method = {
  since: 'X3',
  run({ state, params }) {
    const username = params.get('u') ?? '';
    const failedAt = state.failedLogins.get(username);
    const now = state.clock.wallMs();
    const failed = (message: string): Reply =>
      action({ name: 'login', status: 'failed', status_message: message });
    if (failedAt !== undefined && now - failedAt < THROTTLE_MS) {
      return failed('Please wait 10 seconds before trying to login again');
    }
    const user = findUser(state.options.world, username);
    if (user === undefined || user.password !== params.get('p')) {
      state.failedLogins.set(username, now);
      return failed('Login failed');
    }
    const message = 'Successfully logged in';
    return action({ name: 'login', status: 'ok', user_id: user.id, status_message: message });
  },
};

export const userLogout: Method = {
  since: 'X3',
  run: () => action({ name: 'logout', status: 'ok' }),
};

/** The cheapest test of a connection. */
export const systemVersionGet: Method = {
  since: 'X5',
  signed: signedByKeyAlone,
  run({ state, caller }) {
    if (caller === undefined) return pageStatusError('Access Denied');
    return document('page', elements({ version: state.options.version }));
  },
};

/** Counts of calls; only the administrator also gets those in progress. */
export const quickstatsGet: Method = {
  since: 'X8',
  signed: signedQuickstats,
  run({ state, caller }) {
    const { options } = state;
    if (caller === undefined) return commonError(options, 'Access Denied');
    const { fromMs } = dayOf(state.morNowMs(), options.timezone);
    const answered = readableCdrs(state).filter(
      (cdr) => (caller.type === 'admin' || cdr.call.userId === caller.id) && cdr.leg.answersAt !== null,
    );
    const sum = (cdrs: typeof answered) =>
      elements({
        calls: cdrs.length,
        duration: cdrs.reduce((seconds, cdr) => seconds + billSeconds(cdr), 0),
      });
    const rows = liveRows(
      state.calls.active(),
      { activeCalls: 'two-rows', liveRowDelayMs: options.liveRowDelayMs },
      state.clock.progressMs(),
    );
    const now = elements({
      total: rows.length,
      answered_calls: rows.filter((row) => row.answeredAt !== null).length,
    });
    return document('page', [
      element('quickstats', [
        element('this_month', sum(answered)),
        element('today', sum(answered.filter((cdr) => startOf(state, cdr) >= fromMs))),
        ...(caller.type === 'admin' ? [element('active_calls', now)] : []),
      ]),
    ]);
  },
};
