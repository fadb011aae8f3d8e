import { describe, expect, it } from '@jest/globals';
import type { Product } from '../../scripts/packages/product.ts';
import { inCrm } from './php/crm.ts';
import { PHP_VERSIONS } from './php/run-php.ts';

const START = `stub_record('Users', 'boss'); stub_user('boss', '1'); $GLOBALS['sugar_config']['site_url'] = 'https://crm.test/'; $GLOBALS['crm']['clients'] = array();
  $made = function () { $answer = MorConnector::endpoint()->answer('code', array(), 'tok'); $json = base64_decode(strtr(substr($answer['code'], 5), '-_', '+/')); return json_decode($json, true); };
  $pair = function ($ticket, $secret = 'whsec_bmV3LWtleS1uZXcta2V5LW5ldw==', $url = 'https://calls.test') { unset($GLOBALS['current_user']); return MorConnector::endpoint()->pair(array('ticket' => $ticket, 'url' => $url, 'secret' => $secret)); };
  $code = function ($answer) { return $answer['ok'] ? 'ok' : $answer['problem']['code']; };
`;
/** SuiteCRM says its version in a file. */
const SUITE = `file_put_contents('/crm/suitecrm_version.php', '<?php $suitecrm_version = "' . VERSION . '";');`;
const of = (version: string): string => SUITE.replace('VERSION', `"${version}"`);

const run = async (product: Product, script: string): Promise<unknown> => {
  const [, newest = '8.4'] = [PHP_VERSIONS[0], PHP_VERSIONS.at(-1)];
  const [printed] = await inCrm(newest, product, [script]);
  return printed;
};

describe('a connection code', () => {
  it.each([
    ['7.14.6', { type: 'suitecrm', url: 'https://crm.test', version: 7, pair: 'https://crm.test/index.php?entryPoint=morPair' }],
    ['8.8.1', { type: 'suitecrm', url: 'https://crm.test', version: 8, pair: 'https://crm.test/legacy/index.php?entryPoint=morPair' }],
  ])('names SuiteCRM %s and where it is redeemed, and no secret', async (version, expected) => {
    const { ticket, ...rest } = (await run('suitecrm', `${of(version)} ${START} out($made());`)) as { ticket: string };
    expect(rest).toEqual(expected);
    expect(ticket).toMatch(/^[0-9a-f]{64}$/);
  });

  it('names Sugar', async () => {
    const printed = await run('sugarcrm', `${START} out($made());`);
    expect(printed).toMatchObject({ type: 'sugarcrm', url: 'https://crm.test', pair: 'https://crm.test/rest/v11/MorConnector/pair' });
  });

  it('is made by administrators only', async () => {
    const printed = await run('suitecrm', `${of('7.14.6')} ${START} stub_user('u1'); out($code(MorConnector::endpoint()->answer('code', array(), 'tok')));`);
    expect(printed).toBe('forbidden');
  });

  it.each([
    ['private', "unlink('/crm/Api/V8/OAuth2/private.key');"],
    ['public', "file_put_contents('/crm/Api/V8/OAuth2/public.key', 'broken');"],
  ])("is not made while the %s key of SuiteCRM's API cannot be used, and the administrator reads what to run where", async (_, script) => {
    const printed = await run('suitecrm', `${of('8.9.2')} ${START} ${script} out(MorConnector::endpoint()->answer('code', array(), 'tok'));`);
    expect(printed).toMatchObject({ ok: false, problem: { code: 'crm_error', cure: expect.stringMatching(/\/crm\/Api\/V8\/OAuth2 and run: openssl genrsa/) } });
  });

  it('is redeemed once: the key is stored sealed, and a login is made that acts for the maker of the code', async () => {
    const printed = await run('suitecrm', `${of('7.14.6')} ${START} $ticket = $made()['ticket']; $first = $pair($ticket); $again = $pair($ticket); $client = $GLOBALS['crm']['clients'][0];
      out(array($first['client']['id'], hash('sha256', $first['client']['secret']) === $client[0], array_slice($client, 1), $code($again), count($GLOBALS['crm']['clients']),
        MorConnector::settings()->url(), MorConnector::settings()->secrets(), strpos(json_encode($GLOBALS['crm']['config']), 'whsec') === false));`);
    expect(printed).toEqual([
      'client-1',
      true,
      [1, 'client_credentials', 'boss', 'hour', 'boss'],
      'forbidden',
      1,
      'https://calls.test',
      ['whsec_bmV3LWtleS1uZXcta2V5LW5ldw=='],
      true,
    ]);
  });

  it('leaves one login in the CRM: a further code takes the earlier one back, and so does removing the package', async () => {
    const printed = await run('suitecrm', `${of('8.9.2')} ${START} $GLOBALS['crm']['dropped'] = array(); $pair($made()['ticket']); $first = $GLOBALS['crm']['dropped']; stub_user('boss', '1'); $pair($made()['ticket']); $second = $GLOBALS['crm']['dropped'];
      MorConnector::host()->dropApiClient(MorConnector::settings()->value('client')); MorConnector::host()->dropApiClient(''); MorConnector::host()->dropApiClient('gone'); out(array($first, $second, $GLOBALS['crm']['dropped']));`);
    expect(printed).toEqual([[], ['client-1'], ['client-1', 'client-2']]);
  });

  it.each([
    ['another ticket', `$made(); out($code($pair(str_repeat('0', 64))));`, 'forbidden'],
    ['no code was made', `out($code($pair('')));`, 'forbidden'],
    ['it was replaced', `$old = $made()['ticket']; $made(); out($code($pair($old)));`, 'forbidden'],
    ['16 minutes later', `$ticket = $made()['ticket']; TestClock::$ms += 960000; out($code($pair($ticket)));`, 'forbidden'],
    ['a short key', `out($code($pair($made()['ticket'], 'short')));`, 'invalid_request'],
    ['an address that is none', `out($code($pair($made()['ticket'], 'whsec_bmV3LWtleS1uZXcta2V5LW5ldw==', 'javascript:x')));`, 'invalid_request'],
  ])('is refused: %s', async (_, script, expected) => {
    expect(await run('suitecrm', `${of('7.14.6')} ${START} ${script}`)).toBe(expected);
  });
});
