import { describe, expect, it } from '@jest/globals';
import { PACKAGE_VERSION } from '../../src/vocabulary/crm-packages.ts';
import { SETTINGS_CASES } from './endpoint-settings.ts';
import { inCrm } from './php/crm.ts';
import { PHP_VERSIONS } from './php/run-php.ts';

const START = `stub_user('u1'); stub_configure();
  stub_record('Contacts', 'c1', array('phone_work' => '+49 211 5550101', 'phone_mobile' => '0171 &quot;x&quot; 22'));
  stub_record('Contacts', 'secret', array('phone_work' => '555 1234', 'visible' => false));
  stub_record('Accounts', 'gone', array('phone_work' => '555 9999', 'deleted' => 1));
  $ask = function ($op, $data = array()) { $answer = MorConnector::endpoint()->answer($op, $data, 'tok'); return $answer; };
  $records = function () { $all = array(); foreach (func_get_args() as $r) { $p = explode('/', $r); $all[] = array('type' => $p[0], 'id' => $p[1]); } return $all; };
  $code = function ($answer) { return $answer['ok'] ? 'ok' : $answer['problem']['code']; };
  $bodies = function () { $all = array(); foreach ($GLOBALS['crm']['requests'] as $r) { $all[] = json_decode($r['body'], true); } return $all; };
`;
const CALL = `'{"id":"k1","user":"u1","state":"accepted","version":2}'`;

const CASES: readonly (readonly [string, string, unknown])[] = [
  [
    'what to do about a forbidden number depends on the rule that forbids it',
    `$told = array();
     foreach (array('emergency', 'blocked_types') as $rule) {
       StubTransport::$answers = array(array(422, '{"code":"destination_blocked","detail":"d","cure":"c","rule":"' . $rule . '"}'));
       $answer = $ask('call', array('key' => 'k', 'number' => '+49 211 5550101', 'records' => $records('Contacts/c1')));
       $told[] = $answer['problem']['cure'];
     }
     out($told);`,
    [
      'Dial it on your telephone.',
      'An administrator can change the dial rules if this call should be possible.',
    ],
  ],
  [
    'a click on a number of a visible record is signed with the key of the click, and says the version of the package',
    `StubTransport::$answers = array(array(201, ${CALL}));
     $answer = $ask('call', array('key' => 'click-1', 'number' => '+49 211 5550101', 'records' => $records('contacts/c1')));
     $r = $GLOBALS['crm']['requests'][0];
     out(array($answer['call']['id'], $r['method'], $r['url'], $r['headers']['webhook-id'], $r['headers']['x-mor-package'], json_decode($r['body'], true), TestHost::$released));`,
    [
      'k1',
      'POST',
      'http://connector.test/v1/calls',
      'click-1',
      PACKAGE_VERSION,
      { user: 'u1', record: { type: 'Contacts', id: 'c1' }, field: 'phone_work', number: '+49 211 5550101' },
      1,
    ],
  ],
  [
    'the CRM picks the record that carries the number, and passes the number as it is stored',
    `StubTransport::$answers = array(array(201, ${CALL}));
     stub_record('Accounts', 'a1', array('phone_work' => '111222'));
     $ask('call', array('key' => 'k', 'number' => '017122', 'records' => $records('Accounts/a1', 'Contacts/secret', 'Contacts/c1'))); $b = $bodies();
     out(array($b[0]['record'], $b[0]['field'], $b[0]['number']));`,
    [{ type: 'Contacts', id: 'c1' }, 'phone_mobile', '0171 "x" 22'],
  ],
  [
    'each number of a field that holds several can be clicked, and a part of one cannot',
    `StubTransport::$answers = array(array(201, ${CALL}), array(201, ${CALL}));
     stub_record('Contacts', 'two', array('phone_work' => '0171 1234567 / 0172 7654321', 'phone_mobile' => '030 1234567 / 68'));
     $try = function ($number) use ($ask, $records, $code) { return $code($ask('call', array('key' => md5($number), 'number' => $number, 'records' => $records('Contacts/two')))); };
     $codes = array($try('0172 7654321'), $try('0171 1234567 / 0172 7654321'), $try('7654321'), $try('030 1234567')); $b = $bodies();
     out(array($codes, $b[0]['number'], $b[1]['number'], count($b)));`,
    [
      ['ok', 'ok', 'number_not_on_record', 'number_not_on_record'],
      '0172 7654321',
      '0171 1234567 / 0172 7654321',
      2,
    ],
  ],
  [
    'refused before anything is sent',
    `$try = function ($number, $records, $key = 'k') use ($ask, $code) { return $code($ask('call', array('key' => $key, 'number' => $number, 'records' => $records))); };
     $all = array($try('555 1234', $records('Contacts/secret')), $try('555 9999', $records('Accounts/gone')), $try('900 1', $records('Contacts/c1')),
       $try('555 1', $records('Calls/c1')), $try('555 1', array()), $try("12\\r\\n34", $records('Contacts/c1')), $try('abc', $records('Contacts/c1')),
       $try('+49 211 5550101', $records('Contacts/c1'), ''), $try('+49 211 5550101', 'x'), $try(array('a'), array(null, 7)),
       $try('555 1', $records('Contacts/')), $try('555 1', $records('Calls/')));
     out(array($all, count($GLOBALS['crm']['requests'])));`,
    [
      [
        'record_not_found',
        'record_not_found',
        'number_not_on_record',
        'record_not_found',
        'record_not_found',
        'number_invalid',
        'number_invalid',
        'invalid_request',
        'record_not_found',
        'number_invalid',
        'number_not_on_record',
        'record_not_found',
      ],
      0,
    ],
  ],
  [
    'a colleague who is clicked in the employees module is a user',
    `StubTransport::$answers = array(array(201, ${CALL})); stub_record('Users', 'u5', array('phone_work' => '+370 5 211'));
     $answer = $ask('call', array('key' => 'k', 'number' => '+370 5 211', 'records' => $records('Employees/u5'))); $b = $bodies();
     out(array($code($answer), $b[0]['record'], $b[0]['field']));`,
    ['ok', { type: 'Users', id: 'u5' }, 'phone_work'],
  ],
  [
    'free dialling belongs to a role; a number without country code is completed',
    `$GLOBALS['crm']['roles'] = array(array('r1', 'Free', array('u1')), array('r2', 'Other', array('u2')));
     $GLOBALS['crm']['config']['morconnector_free_roles'] = 'r9,r1'; $GLOBALS['crm']['config']['morconnector_country'] = 'DE';
     StubTransport::$answers = array(array(201, ${CALL}));
     foreach (array('0211 900-1', '+370 5 200', '204', '0049 30 1') as $n) { $ask('call', array('key' => 'k', 'number' => $n, 'records' => $records('Contacts/c1'))); }
     $numbers = array(); foreach ($bodies() as $b) { $numbers[] = array($b['number'], $b['freeDialling'], $b['record']['id']); } out($numbers);`,
    [
      ['+492119001', true, 'c1'],
      ['+370 5 200', true, 'c1'],
      ['204', true, 'c1'],
      ['0049 30 1', true, 'c1'],
    ],
  ],
  [
    "another user's call is neither shown nor changed",
    `StubTransport::$answers = array(array(200, '{"id":"k2","user":"u2","state":"connected","version":5}'));
     $all = array($code($ask('status', array('call' => 'k2'))), $code($ask('note', array('call' => 'k2', 'notes' => 'x'))), $code($ask('status', array('call' => '../x'))));
     StubTransport::$answers = array(array(200, '{"items":[{"id":"a","user":"u1"},{"id":"b","user":"u2"}]}'));
     $list = $ask('calls'); $methods = array(); foreach ($GLOBALS['crm']['requests'] as $r) { $methods[] = $r['method']; } out(array($all, $list['calls'], $methods));`,
    [
      ['call_not_found', 'call_not_found', 'invalid_request'],
      [{ id: 'a', user: 'u1' }],
      ['GET', 'GET', 'GET'],
    ],
  ],
  [
    'consent and the time of the next call are passed on; null takes the time back, other kinds of values are dropped',
    `StubTransport::$answers = array(array(200, '{"id":"k1","user":"u1"}')); $all = array();
     foreach (array(array('consent' => true, 'callBack' => '2026-12-01T09:00:00+02:00'), array('callBack' => null), array('consent' => 'yes', 'callBack' => 7)) as $given) {
       $ask('note', array('call' => 'k1') + $given); $b = $bodies(); $all[] = end($b); } out($all);`,
    [{ consent: true, callBack: '2026-12-01T09:00:00+02:00' }, { callBack: null }, []],
  ],
  [
    "a recording's address is asked for the user who is logged in, in their language, and only the connector decides",
    `StubTransport::$answers = array(array(201, '{"url":"https://c.test/v1/calls/k1/recording?ticket=t","expiresAt":"x"}')); $GLOBALS['current_language'] = 'de_DE';
     $all = array($ask('recording', array('call' => 'k1', 'user' => 'u2'))['url'], $bodies(), $GLOBALS['crm']['requests'][0]['url'], $code($ask('recording', array('call' => '../x'))));
     StubTransport::$answers = array(array(403, '{"code":"forbidden","detail":"d","cure":"c"}')); $all[] = $code($ask('recording', array('call' => 'k1')));
     StubTransport::$answers = array(array(201, '{"url":"javascript:alert(1)"}')); $all[] = $code($ask('recording', array('call' => 'k1'))); out($all);`,
    [
      'https://c.test/v1/calls/k1/recording?ticket=t',
      [{ user: 'u1', language: 'de_DE' }],
      expect.stringMatching(/\/v1\/calls\/k1\/recording-ticket$/),
      'invalid_request',
      'forbidden',
      'connector_unexpected',
    ],
  ],
  [
    'notes keep quotes, tags and line breaks',
    `StubTransport::$answers = array(array(200, '{"id":"k1","user":"u1"}')); $ask('note', array('call' => 'k1', 'notes' => "O'Neil <b>\\n\\"x\\"", 'result' => 'reached', 'state' => 'x'));
     out(json_decode($GLOBALS['crm']['requests'][1]['body'], true));`,
    { notes: 'O\'Neil <b>\n"x"', result: 'reached' },
  ],
  [
    "results come with labels in the user's language, in English, or as they are",
    `StubTransport::$answers = array(array(200, '{"results":[{"code":"call_back","labels":{"en":"Call back","de":"Rückruf"}},{"code":"sale","labels":{"lt":"Parduota"}},{"code":"x","labels":{"en":"X","de-DE":"Genau"}}]}'));
     $all = array(); foreach (array('de_DE', 'fr_FR', 'de_AT', '') as $language) { $GLOBALS['current_language'] = $language; $labels = array(); foreach ($ask('results')['results'] as $one) { $labels[] = $one['code'] . ' ' . $one['label']; } $all[] = $labels; } out($all);`,
    [
      ['call_back Rückruf', 'sale Parduota', 'x Genau'],
      ['call_back Call back', 'sale Parduota', 'x X'],
      ['call_back Rückruf', 'sale Parduota', 'x X'],
      ['call_back Call back', 'sale Parduota', 'x X'],
    ],
  ],
  [
    'whether a result is required comes with the list',
    `$all = array(); foreach (array('true', 'false') as $required) {
       StubTransport::$answers = array(array(200, '{"results":[],"resultRequired":' . $required . '}')); $all[] = $ask('results'); } out($all);`,
    [
      { ok: true, results: [], required: true },
      { ok: true, results: [], required: false },
    ],
  ],
  [
    "the connector's refusals and the network's failures keep their code and cure",
    `$all = array(); foreach (array(array(422, '{"code":"do_not_call","detail":"d","cure":"c"}'), array(502, '<html>'), array(0, '', 'tls', 'self signed'), array(0, '', 'timeout', '')) as $a) {
       StubTransport::$answers = array($a); $answer = $ask('call', array('key' => 'k', 'number' => '+49 211 5550101', 'records' => $records('Contacts/c1'))); $all[] = array($answer['problem']['code'], $answer['problem']['cure'] !== ''); } out($all);`,
    [
      ['do_not_call', true],
      ['connector_unexpected', true],
      ['connector_unreachable', true],
      ['connector_unreachable', true],
    ],
  ],
  [
    'a token names the stream; "none" keeps browsers at the CRM; nobody is logged in; nothing is configured',
    `StubTransport::$answers = array(array(201, '{"token":"t","expiresAt":"2026-01-01T00:00:00.000Z"}')); $all = array($ask('token'));
     $GLOBALS['crm']['config']['morconnector_browser_url'] = 'none'; MorConnector::reset(new TestHost(), new TestClock()); $all[] = $ask('token');
     $GLOBALS['crm']['config'] = array(); MorConnector::reset(new TestHost(), new TestClock()); $all[] = $code($ask('token')); $all[] = $ask('hello')['enabled'];
     $GLOBALS['current_user'] = null; $all[] = $code($ask('hello')); $all[] = $code($ask('nonsense')); out($all);`,
    [
      { ok: true, stream: 'http://connector.test/v1/stream', token: 't', expiresAt: '2026-01-01T00:00:00.000Z' },
      { ok: true, stream: '' },
      'not_configured',
      false,
      'session_expired',
      'session_expired',
    ],
  ],
  [
    'an error inside the CRM is logged and told in general words',
    `$GLOBALS['crm']['records']['Contacts/c1'] = new class { public $id = 'c1'; public function ACLAccess($v) { throw new Exception('SQL: password=hunter2'); } };
     $answer = $ask('call', array('key' => 'k', 'number' => '555', 'records' => $records('Contacts/c1')));
     out(array($answer['problem']['code'], strpos(json_encode($answer), 'hunter2') === false, count($GLOBALS['crm']['log'])));`,
    ['crm_error', true, 1],
  ],
  ...SETTINGS_CASES,
];

describe.each(PHP_VERSIONS)('operations that the page may request, under PHP %s', (version) => {
  it.each(['suitecrm', 'sugarcrm'] as const)('in %s', async (product) => {
    const printed = await inCrm(
      version,
      product,
      CASES.map(([, php]) => START + php),
    );
    expect(CASES.map(([name], index) => [name, printed[index]])).toEqual(CASES.map(([name, , wanted]) => [name, wanted]));
  });
});
