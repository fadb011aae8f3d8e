import { describe, expect, it } from '@jest/globals';
import { holdsSecrets } from '../../src/config/own-secrets.ts';

describe('a secret written in the configuration file', () => {
  it.each([
    ['a password', 'admin: { password: a long one }'],
    ['a number as a password', 'admin: { password: 1234567890 }'],
    ['part of a secret', 'mor: [{ secretKey: "${START}-and-more" }]'],
    ['an API key', 'crms: [{ apiKeys: [mck_0123456789] }]'],
    ['a signing secret', 'crms: [{ signingSecrets: ["${ONE}", whsec_abc] }]'],
    ['a password in an address', 'database: postgres://user:pw@host/db'],
    ['a password behind an address', 'database: postgres://host/db?password=pw'],
    ['a private key', 'x: "-----BEGIN PRIVATE KEY-----"'],
    ['a connector of others', 'connectors: [./ours.js]'],
    ['what nobody can read', 'a: [b'],
  ])('is found: %s', (_what, text) => {
    expect(holdsSecrets(text)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    [
      'addresses and names',
      'server: { port: 8085 }\nmor: [{ id: main, url: https://mor.example.com, hashOrder: auto }]',
    ],
    [
      'references',
      'admin: { password: ${PW} }\nmor: [{ secretKey: "${file:key}" }]\ncrms: [{ apiKeys: [${A}, ${B}] }]',
    ],
    ['a reference in an address', 'database: postgres://user:${PW}@host/db?sslmode=require'],
    ['the place of a key', 'admin: { keyFile: ./connector.key }'],
  ])('is not found in %s', (_what, text) => {
    expect(holdsSecrets(text)).toBe(false);
  });
});
