import { readFile } from 'node:fs/promises';
import { all, withoutComments } from '../../lib/package.mjs';
import { short } from '../../lib/source.mjs';

/** The placeholder that an administrator replaces in Setup, Salesforce's own name space and the documentation's mail. */
const ALLOWED_URLS = [
  /^https:\/\/connector\.example\.com\b/,
  /^http:\/\/soap\.sforce\.com\/2006\/04\/metadata$/,
];

/** Addresses live in the Named Credential; tests make some up. */
export const urls = ({ texts }) =>
  [...texts].flatMap(([file, text]) =>
    all(
      /Test\.cls$/.test(file) ? '' : file.endsWith('.cls') ? withoutComments(text) : text,
      /(https?:\/\/[^\s'"<)[]+)/g,
    )
      .filter((url) => !ALLOWED_URLS.some((allowed) => allowed.test(url)))
      .map((url) => `${short(file)}: hard-coded address ${url}`),
  );

/** No session id, and no secret, is in the source. */
export const secrets = ({ texts }) =>
  [...texts].flatMap(([file, text]) =>
    all(text, /(getSessionId|\$Api\.Session_ID|<consumerSecret>|privateKey|<password>)/gi).map(
      (word) => `${short(file)}: ${word}`,
    ),
  );

/** One API version everywhere. */
export const versions = async ({ files, texts }) => {
  const project = files[0].slice(0, files[0].indexOf('/salesforce/') + '/salesforce/'.length);
  const { sourceApiVersion } = JSON.parse(await readFile(`${project}sfdx-project.json`, 'utf8'));
  return [...texts].flatMap(([file, text]) =>
    all(text, /<apiVersion>([^<]+)</g)
      .filter((version) => version !== sourceApiVersion)
      .map((version) => `${short(file)}: API version ${version}, the project has ${sourceApiVersion}`),
  );
};
