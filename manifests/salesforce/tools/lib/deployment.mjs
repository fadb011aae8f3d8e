import { X509Certificate } from 'node:crypto';
import { readdirSync } from 'node:fs';

/** As the package is delivered; nothing answers there. */
const PLACEHOLDER = 'connector.example.com';

const parsed = (text) => {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};

/**
 * The address that goes into the Named Credential.
 * @param {string | undefined} text MOR_CONNECTOR_URL
 * @throws when Salesforce could not reach a connector by it: unset, empty, relative, not https, with a query
 */
export const addressOf = (text) => {
  const wanted =
    'Set MOR_CONNECTOR_URL to the public https address of the connector, for example https://calls.acme.com';
  if (!text?.trim()) throw new Error(`${wanted}. It is not set, or empty.`);
  const address = text.trim().replace(/\/+$/, '');
  const { protocol, hostname, search, hash, username } = parsed(address) ?? {};
  if (protocol !== 'https:') throw new Error(`${wanted}. It is ${text}`);
  if (hostname === PLACEHOLDER) throw new Error(`${wanted}. It is the example of the package.`);
  if (search || hash || username) throw new Error(`${wanted}, without user, ? and #. It is ${text}`);
  return address;
};

/**
 * The body of a certificate, as an External Client App takes it.
 * @param {string} pem
 * @throws when it is no certificate, or the private key
 */
export const certificateOf = (pem) => {
  if (/PRIVATE KEY/.test(pem))
    throw new Error('That is the private key, which stays with the connector. Give the certificate.');
  let certificate;
  try {
    certificate = new X509Certificate(pem);
  } catch {
    throw new Error('That file holds no certificate in PEM form.');
  }
  return certificate.raw.toString('base64');
};

/** Names of the Apex test classes in these folders. */
export const testsOf = (folders) =>
  folders
    .flatMap((folder) => readdirSync(folder, { recursive: true }))
    .map((path) => /(\w+Test)\.cls$/.exec(path)?.[1])
    .filter(Boolean)
    .sort();
