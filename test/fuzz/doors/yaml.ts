import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { generic } from '../../../connectors/generic/connector.ts';
import { salesforce } from '../../../connectors/salesforce/connector.ts';
import { sugarcrm } from '../../../connectors/sugarcrm/type.ts';
import { suitecrm } from '../../../connectors/suitecrm/type.ts';
import { ConfigError, configWarnings, parseConfig } from '../../../src/config/load.ts';
import { door, must, mustNotTell } from '../lib/door.ts';
import { edits, mutateText } from '../lib/mutate.ts';

const SECRET = 'MARKED-secret-0123456789-abcdefghij';
const SIGNING = 'whsec_TUFSS0VELXNpZ25pbmctc2VjcmV0LTAxMjM0NTY=';
const SAMPLE = readFileSync(new URL('../../../config.sample.yml', import.meta.url), 'utf8');
const MINIMAL = `server: { port: 8085, publicUrl: "https://calls.example.com", trustProxy: loopback }
database: sqlite:./data/connector.db
admin: { password: "${SECRET}" }
numbers: { defaultCountry: LT, internal: ["1XX"] }
rules: { allowedCountries: [LT, DE], blockedPrefixes: ["+370900"], perAgent: { concurrent: 1, perMinute: 6 } }
mor:
  - id: main
    url: https://mor.example.com/billing
    secretKey: "${SECRET}"
    limits: { concurrent: 10, perSecond: 20 }
    status: { username: admin, password: \${MOR_PASSWORD}, pollMs: 1000 }
crms:
  - id: site
    type: generic
    apiKeys: ["${SECRET}", \${KEY}]
    signingSecrets: ["${SIGNING}"]
    origins: [https://crm.example.com]
  - id: suite
    type: suitecrm
    url: https://crm.example.com
    api: v8
    clientId: id
    clientSecret: \${file:/run/secrets/suite}
    username: integration
    password: "${SECRET}"
    apiKeys: [\${OTHER_KEY}]
`;
const BOMB = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
  .split('')
  .map(
    (name, at) =>
      `${name}: &${name} [${Array(9)
        .fill(`*${'abcdefghi'.charAt(at)}`)
        .join(',')}]`,
  )
  .join('\n')}\nserver: { port: 1 }\n`;

const named = new Set(['MOR_PASSWORD', 'KEY', 'OTHER_KEY']);
const sources = {
  env: new Proxy<Record<string, string>>(
    {},
    {
      get: (_, name) => (named.has(String(name)) ? `${SECRET}-${String(name)}` : undefined),
    },
  ),
  readFile: (path: string): string => {
    if (path !== '/run/secrets/suite') throw new Error('ENOENT');
    return `${SECRET}-file`;
  },
  crmOptions: new Map(
    [generic, salesforce, suitecrm, sugarcrm].map((one) => [one.type, one.options] as const),
  ),
};

export const yaml = door({
  name: 'yaml',
  about: 'configuration files: taken, or refused with paths; no value is ever told',
  testRuns: 150,
  inputs: fc
    .tuple(fc.constantFrom(SAMPLE, MINIMAL, MINIMAL, BOMB), edits())
    .map(([seed, changes]) => ({ text: mutateText(seed, changes) })),
  open: () =>
    Promise.resolve({
      check({ text }: { text: string }) {
        try {
          const config = parseConfig(text, sources);
          const { warnings } = parseDocument(text.replace(/\$\{[^}\r\n]*\}/g, 'x'), { logLevel: 'silent' });
          must(
            warnings.length === 0,
            `a file was taken that was not understood: ${String(warnings[0]?.code)}`,
          );
          must(
            Object.isFrozen(config) && Object.isFrozen(config.crms),
            'a configuration that can be changed',
          );
          mustNotTell(
            configWarnings(config)
              .map(({ detail }) => detail)
              .join('\n'),
            ['MARKED'],
            'a warning',
          );
        } catch (error) {
          if (!(error instanceof ConfigError)) throw error;
          must(error.problems.length > 0, 'refused without a problem');
          must(
            error.problems.every(({ path, message }) => path !== '' && message !== ''),
            'a problem without path or text',
          );
          // A secret whose quotes were broken becomes a key, and problems name keys.
          const told = error.problems.map(({ message }) => message).join('\n');
          mustNotTell(told, [`${SECRET}-`], 'a problem');
        }
        must(!('polluted' in {}) && Object.keys(Object.prototype).length === 0, 'a prototype was changed');
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
    }),
});
