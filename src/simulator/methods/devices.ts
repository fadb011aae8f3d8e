import { actingId, deviceById, isAdminLike, userById } from '../accounts.ts';
import { signedByKeyAlone, signedByList } from '../hash.ts';
import { given } from '../method.ts';
import { isAtLeast } from '../options.ts';
import { document, pageError, pageStatusError, rootError } from '../reply.ts';
import { element, elements } from '../xml.ts';
import type { Method } from '../method.ts';
import type { SimulatedDevice, SimulatedUser } from '../world-schema.ts';
import type { XmlElement } from '../xml.ts';

const owns = (caller: SimulatedUser, user: SimulatedUser): boolean =>
  caller.type !== 'user' && user.ownerId === actingId(caller);

function listed(device: SimulatedDevice, isPrimary: boolean, withParticulars: boolean): XmlElement {
  const short = { device_id: device.id, device_type: device.type };
  if (!withParticulars) return element('device', elements(short));
  return element(
    'device',
    elements({
      ...short,
      devicegroup_id: 1,
      primary_device: isPrimary ? 'yes' : 'no',
      username: device.username,
      secret: device.secret,
      ipaddr: '0.0.0.0',
      port: 0,
      callerid: device.callerId,
    }),
  );
}

/**
 * Devices of a user, only for the owner of that user (https://wiki.kolmisoft.com/index.php/MOR_API_devices_get, November 2021).
 * The answer contains SIP passwords.
 */
export const devicesGet: Method = {
  since: 'X3',
  signed: signedByList,
  run({ state, params, caller }) {
    const { options } = state;
    if (caller === undefined) return pageError('Bad login');
    const id = given(params, 'user_id');
    if (id === undefined) return pageError('user_id is empty');
    const user = userById(options.world, id);
    if (user === undefined) return pageError('User not found');
    if (!owns(caller, user)) return pageError('Access Denied');
    const showHidden = params.get('show_hidden_devices') !== '0';
    const devices = options.world.devices.filter(
      (device) => device.userId === user.id && (showHidden || !device.hidden),
    );
    if (devices.length === 0) return pageError('Device not found');
    const withParticulars = isAtLeast(options, 'X19');
    const items = devices.map((device, index) => listed(device, index === 0, withParticulars));
    return document('page', [element('devices', items)], options.gzipDevices);
  },
};

/** How long a registration is shown to be valid from now. */
const REGISTERED_SEC = 3_600;

/** One device's fields, not for simple users (https://wiki.kolmisoft.com/index.php/MOR_API_device_details_get, April 2020). */
export const deviceDetailsGet: Method = {
  since: 'X5',
  signed: signedByList,
  run({ state, params, caller }) {
    const { world } = state.options;
    if (caller === undefined) return rootError('Access Denied');
    if (caller.type === 'user') return rootError('You are not authorized to view this page');
    const id = given(params, 'device_id');
    const username = given(params, 'device_u');
    const device =
      id === undefined ? world.devices.find((one) => one.username === username) : deviceById(world, id);
    if (device === undefined) return rootError('Device was not found');
    const user = userById(world, device.userId);
    const mine = device.userId === caller.id;
    if (user === undefined || !(mine || owns(caller, user))) return rootError('Access Denied');
    return document(
      'page',
      elements({
        id: device.id,
        name: device.username,
        host: 'dynamic',
        secret: device.secret,
        context: 'mor_local',
        ipaddr: '192.0.2.10',
        port: 5060,
        regseconds: Math.floor(state.morNowMs() / 1_000) + REGISTERED_SEC,
        accountcode: device.id,
        callerid: device.callerId,
        extension: device.username,

        voicemail_active: 0,
        username: device.username,
        device_type: device.type,
        user_id: device.userId,
        primary_did_id: 0,
        works_not_logged: 1,
        forward_to: 0,
        record: 0,
        transfer: 'no',
        disallow: 'all',
        allow: 'alaw;ulaw',
        nat: 'yes',
        qualify: 'yes',
        description: device.description,
        istrunk: 0,
        cid_from_dids: 0,
        pin: '',
        webhook_url_for_call_end: device.webhookUrl ?? '',
      }),
    );
  },
};

/** The user and device that a caller id belongs to (https://wiki.kolmisoft.com/index.php/MOR_API_CLI_info_get, November 2026). */
export const cliInfoGet: Method = {
  since: 'X5',
  signed: signedByList,
  run({ state, params, caller }) {
    if (caller === undefined || caller.type === 'user') return pageError('Access Denied');
    const cli = given(params, 'cli');
    if (cli === undefined) return pageError('CLI is empty');
    if (!/^\d+$/.test(cli)) return pageError('CLI is not a number');
    const device = state.options.world.devices.find((one) => one.clis.includes(cli));
    if (device === undefined) return pageError('CLI not found');
    const ids = elements({ user_id: device.userId, device_id: device.id });
    return document('page', [element('cli', [element('device', ids)])]);
  },
};

/** Inbound numbers (“MOR API dids get”, 2026, address not known). */
export const didsGet: Method = {
  since: 'X8',
  signed: signedByKeyAlone,
  run({ state, params, caller }) {
    if (caller === undefined) return pageStatusError('Access Denied');
    if (!isAdminLike(caller)) return pageStatusError('You are not authorized to manage DIDs');
    const wanted = given(params, 'search_did_number') ?? '';
    const status = given(params, 'search_status');
    const { dids, devices } = state.options.world;
    const found = dids.filter(
      (one) => one.did.startsWith(wanted) && (status === undefined || one.status === status),
    );
    if (found.length === 0) return pageStatusError('No DIDs found');
    const items = found.map((one) => {
      const device = devices.find((candidate) => candidate.id === one.deviceId);
      const line = device === undefined ? '' : `${device.type}/${device.username}`;
      const capital = one.status.slice(0, 1).toUpperCase() + one.status.slice(1);
      return element('did', elements({ did: one.did, status: capital, device: line, id: one.id }));
    });
    return document('page', [element('dids', items)]);
  },
};
