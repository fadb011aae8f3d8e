import { z } from 'zod';
import { httpUrl, httpsUrl, port, text } from './parts.ts';

export const serverSchema = z.strictObject({
  host: text.default('127.0.0.1').describe('Address to listen on'),
  port: port.default(8085),
  publicUrl: httpUrl
    .optional()
    .describe('The address that CRMs and people use; links in answers begin with it'),
  trustProxy: z
    .union([text, z.number().int().min(0), z.boolean()])
    .default(false)
    .describe(
      'Whose X-Forwarded-* headers count: loopback, a subnet list, or the number of proxies in front',
    ),
});

const oidcSchema = z.strictObject({
  issuer: httpsUrl,
  clientId: text,
  clientSecret: text.optional(),
  administrators: z
    .array(text)
    .default([])
    .describe('E-mail addresses; the provider must say that they are verified'),
  viewers: z
    .array(text)
    .default([])
    .describe('E-mail addresses of people who see everything and change nothing'),
});

export const adminSchema = z.strictObject({
  password: text
    .optional()
    .describe(
      "Administrator's password; without it the first visit sets one, with a code printed at the start",
    ),
  viewerPassword: text.optional().describe('Signs in as viewer, who sees everything and changes nothing'),
  host: text.default('127.0.0.1').describe('Address of the admin pages when they have a port of their own'),
  port: port.optional().describe('With a port the admin pages leave the public server'),
  publicUrl: httpUrl
    .optional()
    .describe('The address at which people open the admin pages, when it is not server.publicUrl'),
  keyFile: text
    .optional()
    .describe(
      'Where the key is that encrypts stored secrets; otherwise beside the database. MOR_CONNECTOR_KEY goes before',
    ),
  oidc: oidcSchema.optional().describe('Sign-in with OpenID Connect beside the password'),
});

export type AdminConfig = z.infer<typeof adminSchema>;
