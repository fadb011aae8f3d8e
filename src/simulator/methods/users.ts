import { defined } from '../../defined.ts';
import { actingId, findUser, isAdminLike, userById } from '../accounts.ts';
import { signedByList, signedByLogin } from '../hash.ts';
import { given } from '../method.ts';
import { document, pageError, pageStatusError, rootError } from '../reply.ts';
import { element, elements } from '../xml.ts';
import type { Method, MethodCall } from '../method.ts';
import type { Reply } from '../reply.ts';
import type { SimulatorState } from '../state.ts';
import type { SimulatedUser } from '../world-schema.ts';

/**
 * All users that the caller owns. This is the only administrative method that checks the password
 * (https://wiki.kolmisoft.com/index.php/MOR_API_users_get, October 2025).
 */
export const usersGet: Method = {
  since: 'X8',
  signed: signedByLogin,
  run({ state, params, caller }) {
    if (caller === undefined || caller.type === 'user' || params.get('p') !== caller.password) {
      return pageStatusError('Access Denied');
    }
    const users = state.options.world.users.filter((user) =>
      isAdminLike(caller) ? user.id !== actingId(caller) : user.ownerId === caller.id,
    );
    if (users.length === 0) return pageStatusError('No Users found');
    const items = users.map((user) =>
      element(
        'user',
        elements({
          id: user.id,
          username: user.username,
          first_name: user.firstName,
          last_name: user.lastName,
          balance: user.balance.toFixed(4),
          blocked: Number(user.blocked),
          lcr_id: 1,
          tariff_id: 1,
          owner_id: user.ownerId,
          usertype: user.type,
          hidden: Number(user.hidden),
        }),
      ),
    );
    return document('page', [element('status', [element('users', items)])]);
  },
};

function detailsTarget({ state, params }: MethodCall, caller: SimulatedUser): SimulatedUser | undefined {
  // A simple user always gets their own data, whichever user is requested.
  if (caller.type === 'user') return caller;
  const id = given(params, 'user_id');
  const { world, adminSeesResellerUsers } = state.options;
  const user = id === undefined ? findUser(world, params.get('username')) : userById(world, id);
  if (user === undefined) return undefined;
  const owns = user.ownerId === actingId(caller) || user.id === caller.id;
  return owns || (isAdminLike(caller) && adminSeesResellerUsers) ? user : undefined;
}

function details(state: SimulatorState, user: SimulatedUser, viewer: SimulatedUser): Reply {
  const { language, currency } = state.options;
  const main = elements({
    account: user.prepaid ? 'Prepaid' : 'Postpaid',
    balance: `${user.balance.toFixed(4)} ${currency}`,
    balance_number: String(user.balance),
    balance_currency: currency,
    credit: 'Unlimited',
  });
  const other = elements({
    username: user.username,
    first_name: user.firstName,
    surname: user.lastName,
    personalid: '',
    agreement_number: '',
    agreement_date: '',
    taxation_country: '',
    vat_reg_number: '',
    vat_percent: '0',
    call_limit: '0',
  });
  const registration = elements({
    reg_address: '',
    reg_postcode: '',
    reg_city: '',
    reg_country: '',
    reg_state: '',
    // The real server also prints the e-mail here, and a client must not be misled by it.
    reg_direction: user.email,
    reg_phone: user.phone,
    reg_mobile: user.mobile,
    reg_fax: '',
    reg_email: user.email,
  });
  const admin = isAdminLike(viewer) ? elements({ pbx_pool_id: 1, hide_non_answered_calls: 0 }) : [];
  return document('page', [
    ...elements({ pagename: 'Personal details', language, userid: user.id }),
    element('details', [
      element('main_detail', [...main, ...admin]),
      element('other_details', other),
      element('registration', registration),
    ]),
  ]);
}

/** One account's details (https://wiki.kolmisoft.com/index.php?title=MOR_API_user_details_get, February 2019). */
export const userDetailsGet: Method = {
  since: 'X3',
  signed: signedByList,
  run(call) {
    if (call.caller === undefined) return rootError('Access Denied');
    const target = detailsTarget(call, call.caller);
    return target === undefined ? rootError('User was not found') : details(call.state, target, call.caller);
  },
};

/**
 * Balance of the account named by `username`, which is also the caller
 * (https://wiki.kolmisoft.com/index.php?title=MOR_API_user_balance_get, November 2026).
 */
export const userBalanceGet: Method = {
  since: 'X3',
  signed: signedByList,
  callerParam: 'username',
  alwaysGet: true,
  run({ state, params, caller }) {
    if (!state.options.balanceOverHttp) return pageError('Feature disabled');
    if (caller === undefined) return pageError('User was not found');
    const asked = given(params, 'currency');
    const code = asked === undefined || asked === 'USER' ? state.options.currency : asked;
    return document(
      'page',
      elements({
        balance: caller.balance.toFixed(4),
        ...defined({ currency: params.get('user_currency') === '1' ? code : undefined }),
      }),
    );
  },
};

/** A user's telephone book (https://wiki.kolmisoft.com/index.php?title=MOR_API_phonebooks_get, November 2026). */
export const phonebooksGet: Method = {
  since: 'X3',
  signed: signedByList,
  run({ state, params, caller }) {
    if (caller === undefined) return pageError('Bad login');
    const user = userById(state.options.world, params.get('user_id'));
    const owns = user !== undefined && (user.id === caller.id || user.ownerId === actingId(caller));
    if (!owns) return pageError('User was not found');
    const entries = state.options.world.phonebooks.filter((entry) => entry.userId === user.id);
    if (entries.length === 0) return pageError('No Phonebooks');
    const items = entries.map(({ id, name, number, speedDial }) =>
      element('phonebook', elements({ id, name, number, speeddial: speedDial })),
    );
    return document('page', [element('phonebooks', items)]);
  },
};
