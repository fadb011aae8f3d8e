import { worldSchema } from './world-schema.ts';
import type { World } from './world-schema.ts';

/** The administrator's API secret key unless the options say otherwise. */
export const DEFAULT_SECRET_KEY = 'simulator-secret-key';

/** Id, login, first name, last name, and the extension of the only device. Device ids are 5, 6, 7... */
const AGENTS = [
  [2, 'ann', 'Ann', 'Adams', '101'],
  [3, 'bob', 'Bob', 'Brown', '102'],
  [4, 'carol', 'Carol', 'Clark', '103'],
  [5, 'dave', 'Dave', 'Dunn', '104'],
  [6, 'erin', 'Erin', 'Evans', '105'],
  [7, 'frank', 'Frank', 'Fox', '106'],
  [8, 'grace', 'Grace', 'Green', '107'],
  [9, 'heidi', 'Heidi', 'Hill', '108'],
] as const;

const RESELLER_ID = 20;
const RESELLER_AGENTS = [
  [21, 'rita', 'Rita', 'Reed', '201'],
  [22, 'rob', 'Rob', 'Rowe', '202'],
] as const;

type Agent = (typeof AGENTS)[number] | (typeof RESELLER_AGENTS)[number];

const userOf = ([id, username, firstName, lastName, extension]: Agent, ownerId: number) => ({
  id,
  username,
  password: `${username}1`,
  type: 'user',
  ownerId,
  firstName,
  lastName,
  email: `${username}@example.com`,
  phone: `37052000${extension}`,
  mobile: `37061200${extension}`,
  balance: 66,
});

const deviceOf = ([userId, , firstName, , extension]: Agent, id: number) => ({
  id,
  userId,
  username: extension,
  secret: `sip-secret-${extension}`,
  callerId: `"${firstName}" <${extension}>`,
  description: `Desk telephone of ${firstName}`,
  clis: [`37052000${extension}`],
});

/** The default world: an administrator, eight agents, and a reseller with two agents of their own. */
export const defaultWorld = (): World =>
  worldSchema.parse({
    users: [
      account(0, 'admin', 'admin', 'System', 'Admin'),
      account(1, 'accountant', 'accountant', 'Alma', 'Count'),
      ...AGENTS.map((agent) => userOf(agent, 0)),
      { ...account(RESELLER_ID, 'reseller1', 'reseller', 'Rene', 'Seller'), apiKey: 'reseller1-secret-key' },
      ...RESELLER_AGENTS.map((agent) => userOf(agent, RESELLER_ID)),
    ],
    devices: [
      ...AGENTS.map((agent, index) => deviceOf(agent, 5 + index)),
      // Ann's second line: mappings have to cope with users who have two devices.
      { id: 13, userId: 2, username: '111', secret: 'sip-secret-111', callerId: '"Ann at home" <111>' },
      { id: 14, userId: RESELLER_ID, username: '200', secret: 'sip-secret-200', callerId: '"Rene" <200>' },
      { id: 15, userId: 0, username: '100', secret: 'sip-secret-100', callerId: '"Admin" <100>' },
      ...RESELLER_AGENTS.map((agent, index) => deviceOf(agent, 16 + index)),
    ],
    tariffs: [
      { id: 1, name: 'Retail', purpose: 'user', ownerId: 0 },
      { id: 2, name: 'Carrier', purpose: 'provider', ownerId: 0 },
      { id: 3, name: 'Retail of reseller1', purpose: 'user', ownerId: RESELLER_ID },
    ],
    servers: [
      { id: 1, name: 'main', active: true, reachable: true },
      { id: 2, name: 'retired', active: false, reachable: false },
      { id: 3, name: 'unplugged', active: true, reachable: false },
    ],
    cardPins: ['932311'],
    phonebooks: [{ id: 1, userId: 2, name: 'Reception', number: '37052000000', speedDial: '10' }],
    dids: [
      { id: 6501, did: '37052000101', status: 'active', deviceId: 5 },
      { id: 6502, did: '37052000999', status: 'free', deviceId: null },
    ],
    directions: [
      { prefix: '1202', name: 'United States' },
      { prefix: '370', name: 'Lithuania Proper' },
      { prefix: '3706', name: 'Lithuania Mobile' },
      { prefix: '371', name: 'Latvia Proper' },
      { prefix: '44', name: 'United Kingdom' },
      { prefix: '49', name: 'Germany Proper' },
    ],
  });

function account(id: number, username: string, type: string, firstName: string, lastName: string) {
  return {
    id,
    username,
    password: `${username}1`,
    type,
    ownerId: 0,
    firstName,
    lastName,
    email: `${username}@example.com`,
  };
}
