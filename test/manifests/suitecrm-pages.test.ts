import { describe, expect, it } from '@jest/globals';
import { installedCrm } from './php/crm.ts';
import { CRM_ROOT, packageTexts } from './php/install.ts';
import { PHP_VERSIONS, runPhp } from './php/run-php.ts';

const START = `<?php require '/stubs/crm.php'; stub_user('u1', '1'); stub_configure();
  $_SERVER = array('REQUEST_METHOD' => 'POST', 'HTTP_X_REQUESTED_WITH' => 'XMLHttpRequest', 'HTTP_HOST' => 'crm.test');
  $pack = function ($data) { return rtrim(strtr(base64_encode(json_encode($data)), '+/', '-_'), '='); };
  require_once 'custom/include/MorConnector/MorConnector.php';
  $token = MorSession::token(session_id(), 'u1', 'server-key');
`;
const ENTER = "require 'custom/include/MorConnector/callEntry.php';";
const PAGE = "require_once 'custom/include/MorConnector/MorPage.php'; $_SERVER = array('REQUEST_METHOD' => 'GET'); $page = new MorPage(); $page->addScript('after_ui_frame', null);";

interface EntryAnswer {
  readonly ok: boolean;
  readonly problem?: { readonly code: string };
}

const ENTRY_CASES: readonly (readonly [string, string, string])[] = [
  ['hello needs no token', "$_POST = array('mor_op' => 'hello');", 'ok'],
  ['with the token', "$_POST = array('mor_op' => 'settings', 'mor_token' => $token, 'mor_data' => $pack(array()));", 'ok'],
  ['without the token', "$_POST = array('mor_op' => 'settings');", 'session_token'],
  ['with the token of another user', "$_POST = array('mor_op' => 'settings', 'mor_token' => MorSession::token(session_id(), 'u2', 'server-key'));", 'session_token'],
  ['by GET', "$_POST = array('mor_op' => 'hello'); $_SERVER['REQUEST_METHOD'] = 'GET';", 'session_token'],
  ['without the header', "$_POST = array('mor_op' => 'hello'); unset($_SERVER['HTTP_X_REQUESTED_WITH']);", 'session_token'],
  ['from another site', "$_POST = array('mor_op' => 'hello'); $_SERVER['HTTP_ORIGIN'] = 'https://evil.test';", 'session_token'],
  ['from its own site where the web server leaves the port out (nginx of Debian)', "$_POST = array('mor_op' => 'hello'); $_SERVER['HTTP_HOST'] = 'crm.example'; $_SERVER['HTTP_ORIGIN'] = 'http://crm.example:8080'; $GLOBALS['sugar_config']['site_url'] = 'http://crm.example:8080/suite';", 'ok'],
  ['from its own site by another name, as the browser says', "$_POST = array('mor_op' => 'hello'); $_SERVER['HTTP_ORIGIN'] = 'https://intern.example'; $_SERVER['HTTP_SEC_FETCH_SITE'] = 'same-origin';", 'ok'],
  ['from another port of its host', "$_POST = array('mor_op' => 'hello'); $_SERVER['HTTP_HOST'] = 'crm.example'; $_SERVER['HTTP_ORIGIN'] = 'http://crm.example:9999'; $GLOBALS['sugar_config']['site_url'] = 'http://crm.example:8080';", 'session_token'],
  ['from its own site behind a proxy', "$_POST = array('mor_op' => 'hello'); $_SERVER['HTTP_ORIGIN'] = 'https://crm.example'; $_SERVER['HTTP_X_FORWARDED_HOST'] = 'crm.example:443';", 'ok'],
  ['with broken data', "$_POST = array('mor_op' => 'call', 'mor_token' => $token, 'mor_data' => '%%%', 'x' => array());", 'invalid_request'],
  ['with nothing', '$_POST = array();', 'session_token'],
];

const PAGE_CASES: readonly (readonly [string, string, boolean])[] = [
  ['a detail view', "$_REQUEST = array('module' => 'Contacts', 'action' => 'DetailView');", true],
  ['the home page', '$_REQUEST = array();', true],
  ['the shell of the AJAX view', "$_REQUEST = array('module' => 'Home', 'action' => 'ajaxui');", true],
  ['what the AJAX view loads', "$_REQUEST = array('ajax_load' => '1', 'loadLanguageJS' => '1');", false],
  ['an inline edit', "$_REQUEST = array('action' => 'saveHTMLField', 'to_pdf' => 'true');", false],
  ['the info bubble', "$_REQUEST = array('to_pdf' => '1');", false],
  ['a subpanel', "$_REQUEST = array('sugar_body_only' => '1', 'inline' => '1');", false],
  ['a save that redirects', "$_REQUEST = array('module' => 'Contacts', 'action' => 'Save');", false],
  ['the login', "$_REQUEST = array('module' => 'Users', 'action' => 'Login');", false],
  ['nobody logged in', "$_REQUEST = array(); $GLOBALS['current_user'] = null;", false],
  ['not configured', "$_REQUEST = array(); $GLOBALS['crm']['config'] = array();", false],
  ['the module builder', "$_REQUEST = array('module' => 'ModuleBuilder');", false],
];

const LAYOUTS = `<?php
class ParserFactory { public static $parsers = array(); public static function getParser($view, $module) {
  if (!isset(self::$parsers[$view])) { self::$parsers[$view] = new StubParser(); } return self::$parsers[$view]; } }
class StubParser { public $saves = 0; public $_fielddefs = array('user_name' => array()); public $_viewdefs = array('panels' => array(
  'LBL_USER_INFORMATION' => array(array('user_name', 'first_name'), array('status', '(filler)')), 'LBL_EMPLOYEE_INFORMATION' => array(array('title', ''))));
  public function handleSave($populate) { if ($populate !== false) { throw new Exception('would read the request'); } $this->saves++; } }
`;

describe.each(PHP_VERSIONS)("SuiteCRM's pages under PHP %s", (version) => {
  it('the entry point answers in JSON and trusts only pages of this CRM', async () => {
    const results = await runPhp(version, installedCrm('suitecrm'), ENTRY_CASES.map(([, php]) => START + php + ENTER));
    const got = results.map(({ text, errors }) => {
      expect(errors).toBe('');
      const answer = JSON.parse(text) as EntryAnswer;
      return answer.ok ? 'ok' : answer.problem?.code;
    });
    expect(ENTRY_CASES.map(([name], index) => [name, got[index]])).toEqual(ENTRY_CASES.map(([name, , wanted]) => [name, wanted]));
  });

  it("a call's link sends its user to the player, and tells anybody else why not", async () => {
    const stubs = "require '/stubs/host.php'; MorConnector::reset(new TestHost(), new TestClock()); $_SERVER['REQUEST_METHOD'] = 'GET'; $_GET = array('call' => 'k1');";
    const enter = "require 'custom/include/MorConnector/recordingEntry.php'; echo json_encode(array(http_response_code(), headers_list()));";
    const [good, bad, nobody] = await runPhp(version, installedCrm('suitecrm'), [
      `${START} ${stubs} StubTransport::$answers = array(array(201, '{"url":"https://c.test/v1/calls/k1/recording?ticket=t"}')); ${enter}`,
      `${START} ${stubs} StubTransport::$answers = array(array(403, '{"code":"forbidden","detail":"<b>","cure":"<i>"}')); ${enter}`,
      `${START} ${stubs} $GLOBALS['current_user'] = null; ${enter}`,
    ]);
    expect(good?.text).toContain('Location: https:\\/\\/c.test\\/v1\\/calls\\/k1\\/recording?ticket=t');
    expect(good?.text).toContain('Cache-Control: no-store');
    expect(good?.text).not.toContain('<html');
    expect([bad?.errors, /<h1[^>]*>(.*?)<\/h1><p>(.*?)<\/p>/.exec(bad?.text ?? '')?.slice(1)]).toEqual(['', [expect.any(String), expect.stringMatching(/./)]]);
    expect(bad?.text).not.toMatch(/Location|<b>|<i>/);
    expect(nobody?.text).toContain('You are not logged in');
    expect(nobody?.text).not.toContain('Location');
  });

  it('the page hook prints into pages and nowhere else', async () => {
    const results = await runPhp(version, installedCrm('suitecrm'), PAGE_CASES.map(([, php]) => START + php + PAGE));
    expect(PAGE_CASES.map(([name], index) => [name, results[index]?.text.includes('<script'), results[index]?.errors])).toEqual(
      PAGE_CASES.map(([name, , wanted]) => [name, wanted, '']),
    );
    expect(results.filter(({ text }) => !text.includes('<script')).map(({ text }) => text.trim()).join('')).toBe('');
  });

  it('scripts are served through the CRM, and the administration page only to administrators', async () => {
    const files = new Map([
      ...installedCrm('suitecrm'),
      [`${CRM_ROOT}/include/MVC/View/SugarView.php`, '<?php'],
      [`${CRM_ROOT}/suitecrm_version.php`, "<?php $suitecrm_version = '7.14.6';"],
    ]);
    const view = "require_once 'custom/modules/Administration/views/view.morconnector.php'; $v = new AdministrationViewMorconnector(); $v->display();";
    const [page, worker, adminScript, admin, user] = await runPhp(version, files, [
      `${START} $_GET = array('file' => 'script'); require 'custom/include/MorConnector/assetEntry.php';`,
      `${START} $_GET = array('file' => 'worker'); require 'custom/include/MorConnector/assetEntry.php';`,
      `${START} $_GET = array('file' => 'admin'); require 'custom/include/MorConnector/assetEntry.php';`,
      START + view,
      `${START} stub_user('u1'); ${view}`,
    ]);
    expect(page?.text).toBe(files.get(`${CRM_ROOT}/custom/include/MorConnector/js/mor-connector.js`));
    expect(worker?.text).toBe(files.get(`${CRM_ROOT}/custom/include/MorConnector/js/mor-worker.js`));
    expect(adminScript?.text).toBe(files.get(`${CRM_ROOT}/custom/include/MorConnector/js/mor-admin.js`));
    expect(admin?.text).toContain('<div id="mor-admin" data-door="entryPoint" data-front-end="">');
    expect(admin?.text).toContain('index.php?entryPoint=morAsset&amp;file=admin');
    expect(user?.text).not.toContain('mor-admin');
  });

  it('a message for the next page is plain text, whatever the record contains', async () => {
    const [result] = await runPhp(version, installedCrm('suitecrm'), [
      `${START} class SugarApplication { public static $said = array(); public static function appendErrorMessage($text) { self::$said[] = $text; } }
       $host = new MorProductHost(); $host->tell('<img src=x onerror=alert(1)> "7"'); $host->tell(''); echo json_encode(SugarApplication::$said);`,
    ]);
    expect(JSON.parse(result?.text ?? '')).toEqual(['&lt;img src=x onerror=alert(1)&gt; &quot;7&quot;']);
  });

  it.each([
    ['our entry point, nobody logged in', "$_REQUEST = array('entryPoint' => 'morCall');", false],
    ['our script, nobody logged in', "$_REQUEST = array('entryPoint' => 'morAsset');", false],
    ['the page of a recording, nobody logged in', "$_REQUEST = array('entryPoint' => 'morRecording');", false],
    ['our entry point, somebody logged in', "$_REQUEST = array('entryPoint' => 'morCall'); $_SESSION = array('authenticated_user_id' => 'u1');", true],
    ["the CRM's own entry points", "$_REQUEST = array('entryPoint' => 'download');", true],
    ['an ordinary page', '$_REQUEST = array();', true],
    ['a parameter that is no text', "$_REQUEST = array('entryPoint' => array('morCall'));", true],
  ])('a session starts with or without its cookie: %s', async (_, request, brings) => {
    const [result] = await runPhp(version, installedCrm('suitecrm'), [
      `<?php define('sugarEntry', true); header('Set-Cookie: SCRMSESSID=new; path=/'); require '/crm/custom/include/MorConnector/MorQuietSession.php'; ${request}
       $hook = new MorQuietSession(); $hook->begun('after_session_start', array()); echo json_encode(headers_list());`,
    ]);
    expect(result?.errors).toBe('');
    expect((JSON.parse(result?.text ?? '') as string[]).some((header) => /set-cookie/i.test(header))).toBe(brings);
  });

  it('fields that an administrator has moved or partly removed are also found and removed', async () => {
    const files = new Map([...installedCrm('suitecrm'), [`${CRM_ROOT}/modules/ModuleBuilder/parsers/ParserFactory.php`, LAYOUTS]]);
    const [result] = await runPhp(version, files, [
      `${START} require_once 'custom/include/MorConnector/MorLayouts.php'; require_once 'modules/ModuleBuilder/parsers/ParserFactory.php'; $p = ParserFactory::getParser('editview', 'Users');
       $p->_viewdefs['panels']['LBL_EMPLOYEE_INFORMATION'][] = array('department', 'mor_source_c');
       MorLayouts::addUserFields(); $added = $p->saves; MorLayouts::removeUserFields();
       echo json_encode(array($added, $p->_viewdefs['panels']['LBL_EMPLOYEE_INFORMATION']));`,
    ]);
    expect(JSON.parse(result?.text ?? '')).toEqual([0, [['title', ''], ['department', '(filler)']]]);
  });

  const OWN_LAYOUT = (view: string): string =>
    `<?php $viewdefs['Users']['${view}'] = array('panels' => array('lbl_user_information' => array(
       array(array('name' => 'user_name', 'displayParams' => array('required' => true)), 'first_name'), array('status', '')),
     'LBL_EMPLOYEE_INFORMATION' => array(array('title'))));`;

  it.each([
    ['nothing else was changed', '', [true, true]],
    ['an administrator added a field', "ParserFactory::getParser('editview', 'Users')->_viewdefs['panels']['LBL_EMPLOYEE_INFORMATION'][] = array('department');", [false, true]],
    ['an administrator moved a field', "ParserFactory::getParser('detailview', 'Users')->_viewdefs['panels']['LBL_USER_INFORMATION'][0] = array('first_name', 'user_name');", [true, false]],
    ['an administrator made tabs of the panels', "ParserFactory::getParser('editview', 'Users')->_viewdefs['templateMeta'] = array('useTabs' => true);", [false, true]],
  ])('copied layouts are recognised as plain or changed: %s', async (_, change, plain) => {
    const files = new Map([
      ...installedCrm('suitecrm'),
      [`${CRM_ROOT}/modules/ModuleBuilder/parsers/ParserFactory.php`, LAYOUTS],
      [`${CRM_ROOT}/modules/Users/metadata/editviewdefs.php`, OWN_LAYOUT('EditView')],
      [`${CRM_ROOT}/modules/Users/metadata/detailviewdefs.php`, OWN_LAYOUT('DetailView')],
    ]);
    const [result] = await runPhp(version, files, [
      `${START} require_once 'custom/include/MorConnector/MorLayouts.php'; MorLayouts::addUserFields(); ${change}
       MorLayouts::removeUserFields(); echo json_encode(array(MorLayouts::isPlain('editview'), MorLayouts::isPlain('detailview')));`,
    ]);
    expect([result?.errors, JSON.parse(result?.text ?? '')]).toEqual(['', plain]);
  });

  it('installing adds the fields to the user pages once, and uninstalling restores the pages', async () => {
    const files = new Map([
      ...installedCrm('suitecrm'),
      [`${CRM_ROOT}/modules/ModuleBuilder/parsers/ParserFactory.php`, LAYOUTS],
    ]);
    for (const name of ['mor_installed', 'mor_uninstalling']) {
      files.set(`${CRM_ROOT}/scripts/${name}.php`, packageTexts('suitecrm').get(`scripts/${name}.php`) ?? '');
    }
    const [result] = await runPhp(version, files, [
      `${START} require 'scripts/mor_installed.php'; MorLayouts::addUserFields(); $p = ParserFactory::getParser('editview', 'Users');
       $during = $p->_viewdefs['panels']['LBL_USER_INFORMATION']; $defs = array_keys($p->_fielddefs); $saves = $p->saves;
       $GLOBALS['mi_remove_tables'] = false; require 'scripts/mor_uninstalling.php'; $kept = $GLOBALS['crm']['config']['morconnector_url'];
       $after = $p->_viewdefs['panels']; $fresh = new StubParser();
       $GLOBALS['mi_remove_tables'] = true; include 'scripts/mor_uninstalling.php';
       echo json_encode(array($during, $defs, $saves, $after === $fresh->_viewdefs['panels'], $kept, array_filter($GLOBALS['crm']['config'])));`,
    ]);
    expect(JSON.parse(result?.text ?? '')).toEqual([
      [
        ['user_name', 'first_name'],
        ['status', '(filler)'],
        ['mor_username_c', 'mor_device_c'],
        ['mor_source_c', '(filler)'],
      ],
      ['user_name', 'mor_username_c', 'mor_device_c', 'mor_source_c'],
      1,
      true,
      'http://connector.test',
      [],
    ]);
  });
});
