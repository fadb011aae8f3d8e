import { isIP } from 'node:net';
import { z } from 'zod';
import { httpUrl, httpsUrl, port, text } from './parts.ts';

const isProxyGroup = (name: string): boolean => {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(name)) return true;
  const [address = '', subnet, ...rest] = name.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (subnet === undefined || (family === 4 && isIP(subnet) === 4)) return true;
  return /^[1-9]\d{0,2}$/.test(subnet) && Number(subnet) <= (family === 6 ? 128 : 32);
};

const proxies = text.refine((names) => names.split(',').every((name) => isProxyGroup(name.trim())), {
  abort: true,
});

export const serverSchema = z.strictObject({
  host: text.default('127.0.0.1').describe('Address to listen on'),
  port: port.default(8085),
  publicUrl: httpUrl
    .optional()
    .describe('The address that CRMs and people use; links in answers begin with it'),
  trustProxy: z
    .union(
      [proxies, z.number().int().min(0), z.boolean()],
      'expected the number of proxies, loopback, linklocal, uniquelocal, or addresses and subnets such as 10.0.0.0/8, with commas between them',
    )
    .default(false)
    .describe(
      'Whose X-Forwarded-* headers count: loopback, a subnet list, or the number of proxies in front',
    ),
});

/** The format gives each of them a line of its own in a form: names of groups have spaces and commas. */
const group = text.meta({ format: 'line' });

export const oidcSchema = z.strictObject({
  issuer: httpsUrl.describe('Address of the provider, as its own documents name it'),
  clientId: text,
  clientSecret: text.optional(),
  administrators: z
    .array(text)
    .default([])
    .describe('E-mail addresses; the provider must report them as verified'),
  viewers: z
    .array(text)
    .default([])
    .describe('E-mail addresses of people who see everything and change nothing'),
  administratorGroups: z
    .array(group)
    .default([])
    .describe('Groups of the provider whose members are administrators; the lists of addresses count first'),
  viewerGroups: z
    .array(group)
    .default([])
    .describe('Groups of the provider whose members see everything and change nothing'),
  groupsClaim: text
    .default('groups')
    .describe('The claim of the ID token in which the provider lists the groups of a person'),
  scopes: z
    .array(text)
    .default([])
    .describe('What to ask the provider for besides openid and email, where it sends groups only then'),
});

export type OidcConfig = z.output<typeof oidcSchema>;

export const adminSchema = z.strictObject({
  password: text
    .optional()
    .describe(
      "Administrator's password; without it the first visitor sets one, using a code printed at start-up",
    ),
  viewerPassword: text.optional().describe('Signs in as viewer, who sees everything and changes nothing'),
  host: text.default('127.0.0.1').describe('Address of the admin pages when they have a port of their own'),
  port: port
    .optional()
    .describe('With a port of their own the admin pages are no longer on the public server'),
  publicUrl: httpUrl
    .optional()
    .describe('The address at which people open the admin pages, when it is not server.publicUrl'),
  keyFile: text
    .optional()
    .describe(
      'File with the key that encrypts stored secrets; by default beside the database. MOR_CONNECTOR_KEY takes precedence',
    ),
  oidc: oidcSchema.optional().describe('Sign-in with OpenID Connect as well as the password'),
});

export type AdminConfig = z.infer<typeof adminSchema>;
