import { z } from 'zod';

const id = z.number().int().min(0);

/** An account of the simulated MOR. `ownerId` 0 is the administrator; a reseller's users have the reseller's id there. */
const userSchema = z.strictObject({
  id,
  username: z.string(),
  password: z.string(),
  type: z.enum(['admin', 'accountant', 'reseller', 'user']),
  ownerId: id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().default(''),
  phone: z.string().default(''),
  mobile: z.string().default(''),
  balance: z.number().default(0),
  prepaid: z.boolean().default(false),
  blocked: z.boolean().default(false),
  hidden: z.boolean().default(false),
  /** A reseller's own API settings; the administrator's are simulator options. An empty key means that none is set. */
  apiKey: z.string().default(''),
  apiAllowed: z.boolean().default(true),
  hashCheckingDisabled: z.boolean().default(false),
});

/** A telephone line. `id` is what callback_init takes as `device`; `username` is the SIP name and extension. */
const deviceSchema = z.strictObject({
  id,
  userId: id,
  type: z.string().default('SIP'),
  username: z.string(),
  secret: z.string(),
  callerId: z.string().default(''),
  description: z.string().default(''),
  /** Numbers that cli_info_get finds. */
  clis: z.array(z.string()).default([]),
  hidden: z.boolean().default(false),
  /** Where the Call End webhook goes; absent: no webhook for this device. */
  webhookUrl: z
    .string()
    .regex(/^https?:\/\//)
    .optional(),
});

const tariffSchema = z.strictObject({
  id,
  name: z.string(),
  purpose: z.enum(['user', 'provider']),
  ownerId: id,
});

/** `active`: as set in the GUI; `reachable`: whether the connection to Asterisk's manager really works. */
const serverSchema = z.strictObject({ id, name: z.string(), active: z.boolean(), reachable: z.boolean() });

const phonebookSchema = z.strictObject({
  id,
  userId: id,
  name: z.string(),
  number: z.string(),
  speedDial: z.string(),
});

const didSchema = z.strictObject({ id, did: z.string(), status: z.string(), deviceId: id.nullable() });

/** Everything the simulated MOR knows before the first call. */
export const worldSchema = z.strictObject({
  users: z.array(userSchema),
  devices: z.array(deviceSchema),
  tariffs: z.array(tariffSchema),
  servers: z.array(serverSchema),
  /** Calling-card PINs. */
  cardPins: z.array(z.string()),
  phonebooks: z.array(phonebookSchema),
  dids: z.array(didSchema),
  /** Names of directions by prefix; the longest match wins. */
  directions: z.array(z.strictObject({ prefix: z.string(), name: z.string() })),
});

export type World = z.output<typeof worldSchema>;
export type SimulatedUser = World['users'][number];
export type SimulatedDevice = World['devices'][number];
