import { describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { generic } from '../../connectors/generic/connector.ts';
import { ConfigError, parseConfig } from '../../src/config/load.ts';
import { checkCrm } from '../../src/settings/stored-connections.ts';

const parse = (origins: readonly unknown[]) =>
  parseConfig(stringify({ crms: [{ id: 'site', type: 'generic', origins }] }), {
    env: {},
    readFile: () => '',
    crmOptions: new Map([['generic', generic.options]]),
  }).crms[0]?.origins;

describe('origins of a CRM instance', () => {
  it.each([
    ['https://crm.example.com', 'https://crm.example.com'],
    ['https://crm.example.com/', 'https://crm.example.com'],
    ['HTTPS://CRM.Example.COM', 'https://crm.example.com'],
    ['https://crm.example.com:443', 'https://crm.example.com'],
    ['http://crm.example.com:80/', 'http://crm.example.com'],
    ['https://crm.example.com:8443', 'https://crm.example.com:8443'],
    [' https://crm.example.com ', 'https://crm.example.com'],
    ['https://[::1]:8080', 'https://[::1]:8080'],
    ['https://müller.example', 'https://xn--mller-kva.example'],
  ])('%s is normalised as browsers do', (given, expected) => {
    expect(parse([given])).toEqual([expected]);
    // The same for connections that administrators store.
    const stored = checkCrm({ id: 'site', type: 'generic', origins: [given] }, [generic]);
    expect(stored).toMatchObject({ value: { origins: [expected] } });
  });

  it.each([
    ...[
      'null',
      '*',
      '',
      'https://',
      'https://*',
      'https://*.example.com',
      'crm.example.com',
      '//crm.example.com',
    ],
    ...['https://crm.example.com/path', 'https://crm.example.com//', 'https://crm.example.com?x', 'https:/x'],
    ...['https://crm.example.com#x', 'https://me@crm.example.com', 'https:crm.example.com', 'file:///etc/x'],
    ...[
      'https://a.example https://b.example',
      'https://a.example\\b',
      'javascript:alert(1)',
      'https://a.ex:99999',
    ],
    ...[
      "https://a.example; script-src 'unsafe-inline'",
      'https://a.example,https://b.example',
      "https://a';x",
    ],
  ])('"%s" is refused with what is expected', (given) => {
    let told = '';
    try {
      parse([given]);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      told = error.message;
    }
    expect(told).toMatch(/^crms\[0\]\.origins\[0\]: expected scheme and host of the pages only/);
    expect(checkCrm({ id: 'site', type: 'generic', origins: [given] }, [generic])).toHaveProperty('problems');
  });
});
