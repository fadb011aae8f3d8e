/** Operations for administrators: name, PHP that calls them, and expected output. */
export const SETTINGS_CASES: readonly (readonly [string, string, unknown])[] = [
  [
    'the administration is for administrators and never shows a key',
    `$all = array($code($ask('settings')), $code($ask('save', array('url' => 'http://evil'))), $code($ask('test'))); stub_user('1', '1');
     $saved = $ask('save', array('url' => ' https://new.test/base/ ', 'key_1' => '', 'key_2' => 'whsec_bmV3LWtleS1uZXcta2V5LW5ldw==', 'free_roles' => array('r1', 'r2'), 'modules' => 'Contacts, Leads', 'hooks' => 'off', 'country' => 'LT', 'browser_url' => ''));
     $text = json_encode($saved) . json_encode($GLOBALS['crm']['config']); MorConnector::reset(new TestHost(), new TestClock());
     StubTransport::$answers = array(array(200, '{"mapped":true}')); $ask('token');
     out(array($all, $saved['settings']['url'], $saved['settings']['has_key_2'], $saved['settings']['free_roles'], strpos($text, 'whsec') === false, count(MorConnector::settings()->secrets()), $GLOBALS['crm']['requests'][0]['url'], json_decode($GLOBALS['crm']['requests'][0]['body'], true), substr_count($GLOBALS['crm']['requests'][0]['headers']['webhook-signature'], 'r1,')));`,
    [
      ['forbidden', 'forbidden', 'forbidden'],
      'https://new.test/base/',
      true,
      ['r1', 'r2'],
      true,
      2,
      'https://new.test/base/v1/tokens',
      { user: '1' },
      2,
    ],
  ],
  [
    'bad settings are refused, a key can be removed',
    `stub_user('1', '1'); $all = array($code($ask('save', array('url' => 'calls.example.com'))), $code($ask('save', array('url' => 'javascript:x'))), $code($ask('save', array('key_1' => 'short'))), $code($ask('save', array('url' => 'https://a b'))));
     $ask('save', array('remove_key_1' => true)); $all[] = $ask('settings')['settings']['has_key_1']; out($all);`,
    ['invalid_request', 'invalid_request', 'invalid_request', 'invalid_request', false],
  ],
  [
    'the connection test names the broken link',
    `stub_user('1', '1'); $test = function ($answers) use ($ask) { StubTransport::$answers = $answers; $all = array(); foreach ($ask('test')['links'] as $l) { $all[] = $l['link'] . ($l['ok'] ? '+' : '-'); if (!$l['ok'] && $l['cure'] === '') { $all[] = 'NO CURE'; } } return implode(' ', $all); };
     $agent = array(200, '{"mapped":true,"sources":["101"],"problems":[]}');
     $all = array($test(array(array(0, '', 'dns', 'x'))), $test(array(array(404, 'nginx'))), $test(array(array(200, '{}'), array(401, '{"code":"unauthenticated","detail":"bad"}'))),
       $test(array(array(503, '{"mor":"down"}'), $agent)), $test(array(array(200, '{}'), array(200, '{"mapped":false,"problems":[{"code":"agent_not_mapped","detail":"no mapping","cure":"add one"}]}'))), $test(array(array(200, '{}'), $agent)));
     $GLOBALS['crm']['config'] = array(); MorConnector::reset(new TestHost(), new TestClock()); $all[] = $test(array()); out($all);`,
    [
      'settings+ reach-',
      'settings+ reach-',
      'settings+ reach+ ready+ key-',
      'settings+ reach+ ready- key+ you+',
      'settings+ reach+ ready+ key+ you-',
      'settings+ reach+ ready+ key+ you+',
      'settings-',
    ],
  ],
  [
    'the connection test names https for http, and http for https, by asking the other one without a signature',
    `stub_user('1', '1'); $last = function ($answer) { $link = end($answer['links']); return array($link['link'], $link['detail'], $link['cure']); };
     $try = function ($url, $other) use ($ask, $last) { $GLOBALS['crm']['config']['morconnector_url'] = $url; $GLOBALS['crm']['requests'] = array(); MorConnector::reset(new TestHost(), new TestClock());
       StubTransport::$answers = array(array(0, '', 'tls', 'wrong version number'), $other); $said = $last($ask('test')); $asked = end($GLOBALS['crm']['requests']);
       return array_merge($said, array($asked['url'], count($asked['headers']))); };
     out(array($try('https://10.0.0.5:8085/base', array(200, '{"ok":true}')), $try('http://calls.test', array(200, '{"ok":true}')), $try('https://calls.test', array(200, '<html>'))));`,
    [
      [
        'reach',
        'The connector answers at this address, but without TLS: http, not https.',
        'Enter http://10.0.0.5:8085/base as the connector address.',
        'http://10.0.0.5:8085/base/healthz',
        0,
      ],
      [
        'reach',
        'The connector answers at this address, but only with TLS: https, not http.',
        'Enter https://calls.test as the connector address.',
        'https://calls.test/healthz',
        0,
      ],
      [
        'reach',
        'The connector could not be reached (wrong version number).',
        'The connection is not trusted: check the certificate of the connector address.',
        'http://calls.test/healthz',
        0,
      ],
    ],
  ],
  [
    'reasons and cures are told in the language of the user; what the connector says in its own words keeps them',
    `stub_user('u1', '1'); $GLOBALS['app_strings'] = array('LBL_MOR_WHY_UNREACHABLE_BECAUSE' => 'Nicht erreichbar ({detail}).', 'LBL_MOR_WHY_UNREACHABLE_REFUSED_CURE' => 'Firewall pr&uuml;fen.',
       'LBL_MOR_WHY_AGENT_NOT_MAPPED_CURE' => 'Eintragen lassen.', 'LBL_MOR_WHY_WRONG_KEY_CURE' => 'Gleicher Schlüssel.', 'LBL_MOR_WHY_INCOMPLETE' => 'Fehlt.', 'LBL_MOR_UI_P_AGENT_NOT_MAPPED' => 'Kein Telefon');
     $last = function ($answer) { $link = end($answer['links']); return array($link['link'], $link['ok'], $link['detail'], $link['cure']); };
     StubTransport::$answers = array(array(0, '', 'refused', 'Connection refused')); $all = array($last($ask('test')));
     StubTransport::$answers = array(array(200, '{}'), array(401, '{"code":"unauthenticated","detail":"The signature does not fit."}')); $all[] = $last($ask('test'));
     StubTransport::$answers = array(array(200, '{}'), array(200, '{"problems":[{"code":"agent_not_mapped","detail":"u1 has no mapping.","cure":"Add one."}]}')); $all[] = $last($ask('test'));
     StubTransport::$answers = array(array(422, '{"code":"odd","detail":"Odd.","cure":"Even."}')); $odd = $ask('call', array('key' => 'k', 'number' => '+49 211 5550101', 'records' => $records('Contacts/c1')));
     $all[] = array($odd['problem']['detail'], $odd['problem']['cure']);
     $GLOBALS['crm']['config'] = array(); MorConnector::reset(new TestHost(), new TestClock()); $all[] = $last($ask('test')); out($all);`,
    [
      ['reach', false, 'Nicht erreichbar (Connection refused).', 'Firewall prüfen.'],
      ['key', false, 'The connector does not accept the key. (The signature does not fit.)', 'Gleicher Schlüssel.'],
      ['you', false, 'Kein Telefon (u1 has no mapping.)', 'Eintragen lassen.'],
      ['Odd.', 'Even.'],
      ['settings', false, 'Fehlt.', 'Enter both and save.'],
    ],
  ],
];
