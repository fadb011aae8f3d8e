import { describe, expect, it } from '@jest/globals';
import { inCrm } from './php/crm.ts';
import { PHP_VERSIONS } from './php/run-php.ts';

const CONFIGURED = `stub_configure(); stub_user('u1');
  require_once 'custom/include/MorConnector/MorHooks.php'; $hooks = new MorHooks();\n`;
const SENT =
  "out(array_map(function ($r) { return json_decode($r['body'], true); }, $GLOBALS['crm']['requests']));";
const contact = (now: string, before: string): string =>
  `$bean = stub_record('Contacts', 'c1', array('phone_work' => '${now}', 'last_name' => 'B', 'fetched_row' => ${before}));`;

/** A planned call to dial now, and the connector's answer. */
const DIAL_NOW = (answer: string): string =>
  `StubTransport::$answers = array(${answer}); $call = stub_record('Calls', 'a1', array('mor_dial_now_c' => '1', 'description' => 'About the offer'));`;
const SAVE = "$hooks->callSaving($call, 'before_save', array()); $hooks->callSaved($call, 'after_save', '');";

/** Name, PHP, expected output. */
const CASES: readonly (readonly [string, string, unknown])[] = [
  [
    "SuiteCRM: a changed number is told, though the arguments are ''",
    `${contact('+49 211 2', "array('phone_work' => '+49 211 1')")} $hooks->recordSaved($bean, 'after_save', ''); ${SENT}`,
    [{ type: 'contact.changed', record: { type: 'Contacts', id: 'c1' } }],
  ],
  [
    'SuiteCRM: the same number with HTML entities is no change',
    `${contact('1 &#039;2', "array('phone_work' => \"1 '2\")")} $hooks->recordSaved($bean, 'after_save', ''); ${SENT}`,
    [],
  ],
  [
    'SuiteCRM: a new record has fetched_row false',
    `${contact('123456', 'false')} $hooks->recordSaved($bean, 'after_save', ''); ${SENT}`,
    [{ type: 'contact.changed', record: { type: 'Contacts', id: 'c1' } }],
  ],
  [
    'Sugar: stateChanges decide, even though fetched_row is already new',
    `${contact('2', "array('phone_work' => '2')")} $hooks->recordSaved($bean, 'after_save', array('isUpdate' => true, 'stateChanges' => array('phone_mobile' => array()))); ${SENT}`,
    [{ type: 'contact.changed', record: { type: 'Contacts', id: 'c1' } }],
  ],
  [
    'Sugar: changes of other fields are not told',
    `${contact('2', "array('phone_work' => '1')")} $hooks->recordSaved($bean, 'after_save', array('isUpdate' => true, 'dataChanges' => array('last_name' => array()))); ${SENT}`,
    [],
  ],
  [
    'Sugar: a new record is told',
    `${contact('2', 'false')} $hooks->recordSaved($bean, 'after_save', array('isUpdate' => false, 'stateChanges' => array())); ${SENT}`,
    [{ type: 'contact.changed', record: { type: 'Contacts', id: 'c1' } }],
  ],
  [
    'a changed mapping of a user is told, a changed address is not',
    `$user = stub_record('Users', 'u7', array('mor_device_c' => '9', 'fetched_row' => array('mor_device_c' => '8')));
     $hooks->userSaved($user, 'after_save', ''); $user->fetched_row = array('mor_device_c' => '9', 'address' => 'x');
     $hooks->userSaved($user, 'after_save', ''); ${SENT}`,
    [{ type: 'user.changed', user: 'u7' }],
  ],
  [
    'a user who is no administrator cannot take another line',
    `$user = stub_record('Users', 'u1', array('mor_username_c' => 'boss', 'mor_device_c' => '1', 'mor_source_c' => '2',
       'fetched_row' => array('mor_username_c' => 'own', 'mor_device_c' => '8', 'mor_source_c' => '')));
     $hooks->userSaving($user, 'before_save', array('check_notify' => true)); out(array($user->mor_username_c, $user->mor_device_c, $user->mor_source_c));`,
    ['own', '8', ''],
  ],
  [
    'a user that is saved without being read keeps what is stored: null is not written',
    `$user = stub_record('Users', 'u1', array('mor_device_c' => '1')); $hooks->userSaving($user, 'before_save', array());
     out(array(isset($user->mor_username_c), isset($user->mor_device_c), isset($user->mor_source_c)));`,
    [false, false, false],
  ],
  [
    'an administrator can',
    `stub_user('1', '1'); $user = stub_record('Users', 'u1', array('mor_device_c' => '1', 'fetched_row' => array('mor_device_c' => '8')));
     $hooks->userSaving($user, 'before_save', array()); out($user->mor_device_c);`,
    '1',
  ],
  [
    '"dial now" places one call for the user, is not stored, and the next save does nothing',
    `stub_record('Contacts', 'c1'); $call = stub_record('Calls', 'a1', array('mor_dial_now_c' => '1', 'parent_type' => 'Contacts', 'parent_id' => 'c1', 'assigned_user_id' => 'u2'));
     for ($i = 0; $i < 2; $i++) { $hooks->callSaving($call, 'before_save', array()); $stored = $call->mor_dial_now_c; $hooks->callSaved($call, 'after_save', ''); }
     out(array($stored, TestHost::$remembered, json_decode($GLOBALS['crm']['requests'][0]['body'], true), count($GLOBALS['crm']['requests'])));`,
    [0, 1, { type: 'call.requested', user: 'u1', activityId: 'a1', record: { type: 'Contacts', id: 'c1' } }, 1],
  ],
  [
    '"dial now" calls no record that the user may not see, does not exist, or is of a module that is switched off',
    `stub_record('Contacts', 'c1')->visible = false; stub_record('Meetings', 'm1'); stub_record('Leads', 'l1'); $all = array();
     foreach (array(array('Contacts', 'c1'), array('Contacts', 'none'), array('Meetings', 'm1'), array('Nonsense', 'x'), array('Leads', 'l1')) as $i => $parent) {
       $call = stub_record('Calls', 'a' . $i, array('mor_dial_now_c' => '1', 'description' => '', 'parent_type' => $parent[0], 'parent_id' => $parent[1])); ${SAVE}
       $all[] = array($call->mor_outcome_c, strpos((string) $call->description, 'the call was not placed') > 0); }
     out(array($all, count($GLOBALS['crm']['requests']), TestHost::$remembered));`,
    [[['refused', true], ['refused', true], ['refused', true], ['refused', true], ['', false]], 1, 1],
  ],
  [
    'an administrator orders a call for the assigned user',
    `stub_user('1', '1'); stub_record('Contacts', 'c9'); $call = stub_record('Calls', 'a1', array('mor_dial_now_c' => true, 'contact_id' => 'c9', 'assigned_user_id' => 'u2'));
     $hooks->callSaving($call, 'before_save', array()); $hooks->callSaved($call, 'after_save', ''); ${SENT}`,
    [{ type: 'call.requested', user: 'u2', activityId: 'a1', record: { type: 'Contacts', id: 'c9' } }],
  ],
  [
    'a call that relates to nothing is for the first contact or lead that it invites, attached or about to be',
    `stub_record('Contacts', 'c7'); stub_record('Leads', 'l3'); class StubCall extends StubBean { public $linked = array(); public $contacts; public $leads;
       public function load_relationship($link) { $this->contacts = new StubLink(); $this->leads = new StubLink($this->linked); return true; } }
     class StubLink { private $ids; public function __construct($ids = array()) { $this->ids = $ids; } public function get() { return $this->ids; } }
     foreach (array(array('contacts_arr' => array('', 'c7', 'c8')), array('linked' => array('l3')), array('contacts_arr' => null)) as $i => $guests) {
       $call = new StubCall('Calls', array_merge(array('id' => 'a' . $i, 'mor_dial_now_c' => '1', 'parent_type' => 'Accounts', 'parent_id' => ''), $guests)); ${SAVE} }
     out(array_map(function ($r) { $b = json_decode($r['body'], true); return isset($b['record']) ? $b['record'] : null; }, $GLOBALS['crm']['requests']));`,
    [{ type: 'Contacts', id: 'c7' }, { type: 'Leads', id: 'l3' }, null],
  ],
  [
    "the connector's own write of a call is left alone",
    `$call = stub_record('Calls', 'a1', array('mor_dial_now_c' => '1', 'mor_call_id_c' => 'call-1', 'parent_type' => 'Contacts', 'parent_id' => 'c1'));
     $hooks->callSaving($call, 'before_save', array()); $hooks->callSaved($call, 'after_save', ''); ${SENT}`,
    [],
  ],
  [
    '"dial now" without a connector tells the user, and the record says that nothing was dialled',
    `$GLOBALS['crm']['preferences']['timezone'] = 'Asia/Kolkata'; ${DIAL_NOW("array(0, '', 'refused', 'no')")} $GLOBALS['app_strings']['LBL_MOR_DIAL_FAILED'] = "isn't placed"; ${SAVE}
     out(array(TestHost::$told, TestHost::$remembered, $call->mor_outcome_c, $call->description, $GLOBALS['crm']['saved'], $GLOBALS['crm']['queries'], isset($_REQUEST['send_invites'])));`,
    [
      ["isn't placed"],
      0,
      'refused',
      "About the offer\n2025-12-29 14:50 IST isn't placed",
      // Saved as a bean, so that audit and other hooks see it; no second invitation is sent.
      [['Calls', 'a1', 'refused', "About the offer\n2025-12-29 14:50 IST isn't placed", false, 'no']],
      [],
      false,
    ],
  ],
  [
    '"dial now" that could be with the connector, or not, is called unknown',
    `$all = array(); foreach (array(array(0, '', 'unanswered', ''), array(0, '', 'other', 'reset'), array(502, '<html>'), array(500, '{"code":"internal"}')) as $answer) {
       MorConnector::reset(new TestHost(), new TestClock()); $GLOBALS['crm']['config']['morconnector_breaker'] = ''; ${DIAL_NOW('$answer')} ${SAVE}
       $all[] = array($call->mor_outcome_c, strpos($call->description, 'not known whether') > 0); } out(array($all, TestHost::$remembered));`,
    [[['unknown', true], ['unknown', true], ['unknown', true], ['unknown', true]], 1],
  ],
  [
    '"dial now" that was refused: the record says why, unless the connector does it itself',
    `$all = array(); foreach (array(array(400, '{"code":"invalid_request","detail":"No record.","cure":"Choose one."}'), array(404, 'not found'), array(422, '{"code":"do_not_call","detail":"No.","call":{"id":"k","activity":{"state":"pending"}}}'), array(422, '{"code":"do_not_call","detail":"No.","call":{"id":"k"}}'), array(202, '{"accepted":true}')) as $answer) {
       MorConnector::reset(new TestHost(), new TestClock()); ${DIAL_NOW('$answer')} ${SAVE}
       $all[] = array($call->mor_outcome_c, (string) substr($call->description, 16)); } out($all);`,
    [
      ['refused', '2025-12-29 09:20 UTC MOR: the call was not placed: No record. Choose one.'],
      ['refused', '2025-12-29 09:20 UTC MOR: the call was not placed, the telephone service cannot be reached at the moment.'],
      ['', ''],
      ['refused', '2025-12-29 09:20 UTC MOR: the call was not placed: No. Respect the mark, or have it removed if it is wrong.'],
      ['', ''],
    ],
  ],
  [
    '"dial now" is never kept for later: while nothing is sent, and in an installation that is switched off, the record is told at once',
    `${DIAL_NOW("array(202, '{}')")} $GLOBALS['crm']['config']['morconnector_breaker'] = '3 ' . (intdiv(TestClock::$ms, 1000) + 60); ${SAVE} $all = array($call->mor_outcome_c);
     $GLOBALS['crm']['config']['morconnector_hooks'] = 'off'; MorConnector::reset(new TestHost(), new TestClock()); ${DIAL_NOW("array(202, '{}')")} ${SAVE} $all[] = $call->mor_outcome_c;
     out(array($all, count($GLOBALS['crm']['requests'])));`,
    [['refused', 'refused'], 0],
  ],
  [
    '"dial now" that leaves after the answer and does not arrive is told to the record all the same',
    `TestHost::$canFinish = true; ${DIAL_NOW("array(0, '', 'dns', 'no')")} ${SAVE} $during = count($GLOBALS['crm']['saved']);
     MorConnector::reset(new TestHost(), new TestClock()); out(array($during, $call->mor_outcome_c, count($GLOBALS['crm']['saved'])));`,
    [0, 'refused', 1],
  ],
  [
    '"dial now" on a record that has its call already dials nothing, keeps its outcome, and says so',
    `$GLOBALS['app_strings']['LBL_MOR_DIAL_DONE'] = 'has its call'; ${DIAL_NOW("array(202, '{}')")} $call->mor_call_id_c = 'call-1'; $call->mor_outcome_c = 'busy'; ${SAVE}
     out(array(TestHost::$told, $call->mor_outcome_c, $call->mor_dial_now_c, count($GLOBALS['crm']['requests'])));`,
    [['has its call'], 'busy', 0, 0],
  ],
  [
    '"dial now" that is taken but not answered within the second is no failure of the connector',
    `${DIAL_NOW("array(0, '', 'unanswered', '')")} ${SAVE}
     out(array(TestHost::$remembered, isset($GLOBALS['crm']['config']['morconnector_breaker'])));`,
    [1, false],
  ],
  [
    'a dead connector: three tries, then none for a minute, then one',
    `StubTransport::$answers = array(array(0, '', 'refused', 'no')); $counts = array();
     for ($i = 0; $i < 6; $i++) { MorConnector::reset(new TestHost(), new TestClock()); ${contact('123456', 'false')} $hooks->recordSaved($bean, 'after_save', ''); }
     $counts[] = count($GLOBALS['crm']['requests']); TestClock::$ms += 61000;
     for ($i = 0; $i < 3; $i++) { MorConnector::reset(new TestHost(), new TestClock()); ${contact('123456', 'false')} $hooks->recordSaved($bean, 'after_save', ''); }
     $counts[] = count($GLOBALS['crm']['requests']); TestClock::$ms += 121000; StubTransport::$answers = array(array(202, '{}'));
     for ($i = 0; $i < 3; $i++) { MorConnector::reset(new TestHost(), new TestClock()); ${contact('123456', 'false')} $hooks->recordSaved($bean, 'after_save', ''); }
     $counts[] = count($GLOBALS['crm']['requests']); $counts[] = $GLOBALS['crm']['config']['morconnector_breaker']; out($counts);`,
    [3, 4, 7, ''],
  ],
  [
    'a slow connector costs one request at most a second, however many records are saved',
    `StubTransport::$tookMs = 4000; StubTransport::$answers = array(array(0, '', 'timeout', 'slow')); $started = TestClock::$ms;
     for ($i = 0; $i < 40; $i++) { $bean = stub_record('Contacts', 'c' . $i, array('phone_work' => '123456')); $hooks->recordSaved($bean, 'after_save', ''); }
     out(array(TestClock::$ms - $started, count($GLOBALS['crm']['requests']), $GLOBALS['crm']['requests'][0]['timeoutMs']));`,
    [1000, 1, 1000],
  ],
  [
    'a mass update with a working but not instant connector stays within one second',
    `StubTransport::$tookMs = 300; $started = TestClock::$ms;
     for ($i = 0; $i < 40; $i++) { $bean = stub_record('Contacts', 'c' . $i, array('phone_work' => '123456')); $hooks->recordSaved($bean, 'after_save', ''); }
     out(TestClock::$ms - $started <= 1000);`,
    true,
  ],
  [
    'where the server can go on, events leave after the answer, each once',
    `TestHost::$canFinish = true; ${contact('123456', 'false')}
     for ($i = 0; $i < 3; $i++) { $hooks->recordSaved($bean, 'after_save', ''); } $during = count($GLOBALS['crm']['requests']);
     MorConnector::reset(new TestHost(), new TestClock()); out(array($during, TestHost::$finished, count($GLOBALS['crm']['requests'])));`,
    [0, 1, 1],
  ],
  [
    'a hook survives a CRM that is broken',
    `$GLOBALS['crm']['config'] = null; ${contact('123456', 'false')} MorConnector::reset(new TestHost(), new TestClock());
     $GLOBALS['crm']['config'] = array('morconnector_url' => 'http://c', 'morconnector_key_1' => 'x');
     $bean->field_defs = 'nonsense'; $hooks->recordSaved($bean, 'after_save', ''); $hooks->recordSaved(null, 'after_save', null); $hooks->callSaved(null, 'after_save', ''); out('saved');`,
    'saved',
  ],
  [
    'hooks that are switched off, or not configured, send nothing',
    `$GLOBALS['crm']['config']['morconnector_hooks'] = 'off'; ${contact('123456', 'false')} $hooks->recordSaved($bean, 'after_save', '');
     $GLOBALS['crm']['config'] = array(); MorConnector::reset(new TestHost(), new TestClock()); $hooks->recordSaved($bean, 'after_save', ''); ${SENT}`,
    [],
  ],
];

describe.each(PHP_VERSIONS)('logic hooks under PHP %s', (version) => {
  it.each(['suitecrm', 'sugarcrm'] as const)('behave in %s', async (product) => {
    const printed = await inCrm(
      version,
      product,
      CASES.map(([, php]) => CONFIGURED + php),
    );
    expect(CASES.map(([name], index) => [name, printed[index]])).toEqual(CASES.map(([name, , wanted]) => [name, wanted]));
  });
});
