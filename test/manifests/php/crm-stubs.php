<?php
// The parts of a CRM that the packages use, kept small enough to follow. State is in $GLOBALS['crm'].
error_reporting(E_ALL);
ini_set('display_errors', '1');
define('sugarEntry', true);
chdir('/crm');
set_include_path('/crm');
$GLOBALS['crm'] = array('config' => array(), 'records' => array(), 'requests' => array(), 'log' => array(), 'queries' => array(), 'roles' => array(), 'saved' => array(), 'saves' => 0);
$GLOBALS['sugar_config'] = array('unique_key' => 'server-key');
$GLOBALS['beanList'] = array('Contacts' => 'Contact', 'Leads' => 'Lead', 'Accounts' => 'Account', 'Prospects' => 'Prospect', 'Users' => 'User', 'Employees' => 'Employee', 'Calls' => 'Call', 'AOS_Quotes' => 'AOS_Quotes');
$GLOBALS['app_strings'] = array();
$GLOBALS['app_list_strings'] = array();
$GLOBALS['current_language'] = 'en_us';
function return_app_list_strings_language($language) { return $GLOBALS['app_list_strings']; }
function return_application_language($language) { return $GLOBALS['app_strings']; }
function is_admin($user) { return $user->is_admin === '1'; }
class StubLog { public function fatal($text) { $GLOBALS['crm']['log'][] = $text; } }
$GLOBALS['log'] = new StubLog();
#[\AllowDynamicProperties]
class StubBean
{
    public $id = '';
    public $deleted = 0;
    public $module_dir = '';
    public $fetched_row = false;
    public $visible = true;
    public $field_defs = array('phone_work' => array('type' => 'phone'), 'phone_mobile' => array('type' => 'varchar', 'dbType' => 'phone'), 'last_name' => array('type' => 'varchar'), 'mor_tail_1_c' => array('type' => 'varchar', 'source' => 'custom_fields'));
    public function __construct($module = '', $values = array()) { $this->module_dir = $module; foreach ($values as $n => $v) { $this->$n = $v; } }
    public function ACLAccess($view) { return $this->visible; }
    public function getPreference($name) { return isset($GLOBALS['crm']['preferences'][$name]) ? $GLOBALS['crm']['preferences'][$name] : null; }
    public function isAdmin() { return $this->is_admin === '1'; }
    /** A stored record, copied into this object as a second retrieve would do. */
    public function retrieve($id) {
        $stored = isset($GLOBALS['crm']['records']["{$this->module_dir}/$id"]) ? $GLOBALS['crm']['records']["{$this->module_dir}/$id"] : null;
        if ($stored === null) { return null; }
        foreach (get_object_vars($stored) as $n => $v) { $this->$n = $v; }
        return $this;
    }
    public function save($notify = false) {
        $GLOBALS['crm']['saved'][] = array($this->module_dir, $this->id, MorData::property($this, 'mor_outcome_c'), MorData::property($this, 'description'), $notify, MorData::pick($_REQUEST, 'send_invites'));
        return $this->id;
    }
}
/** Makes its id when it is saved, as SuiteCRM does. */
class OAuth2Clients extends StubBean
{
    public function mark_deleted($id) { $GLOBALS['crm']['dropped'][] = $id; }
    public function save($notify = false) { $earlier = isset($GLOBALS['crm']['clients']) ? $GLOBALS['crm']['clients'] : array(); $this->id = 'client-' . (count($earlier) + 1); $GLOBALS['crm']['records']["OAuth2Clients/{$this->id}"] = $this; $GLOBALS['crm']['clients'][] = array($this->secret, $this->is_confidential, $this->allowed_grant_type, $this->assigned_user_id, $_REQUEST['duration_unit'], $GLOBALS['current_user']->id); return $this->id; }
}
/** Like SuiteCRM: values come back with HTML entities. */
class Administration
{
    public $settings = array();
    public function retrieveSettings($category = false) {
        foreach ($GLOBALS['crm']['config'] as $name => $value) { $this->settings[$name] = htmlspecialchars((string) $value, ENT_QUOTES); }
        return $this;
    }
    public function saveSetting($category, $name, $value) { $GLOBALS['crm']['saves']++; $GLOBALS['crm']['config'][$category . '_' . $name] = $value; return 1; }
}
class ACLRole
{
    public $id; public $name;
    public function __construct($id = '', $name = '') { $this->id = $id; $this->name = $name; }
    public function getUserRoles($user, $asNames = true) { $own = array(); foreach ($GLOBALS['crm']['roles'] as $r) { if (in_array($user, $r[2])) { $own[] = new ACLRole($r[0], $r[1]); } } return $own; }
    public function getAllRoles($asArray = false) { $all = array(); foreach ($GLOBALS['crm']['roles'] as $r) { $all[] = new ACLRole($r[0], $r[1]); } return $all; }
}
class BeanFactory
{
    public static function newBean($module) { return $module === 'Administration' ? new Administration() : ($module === 'ACLRoles' ? new ACLRole() : ($module === 'OAuth2Clients' ? new OAuth2Clients($module) : new StubBean($module))); }
    public static function getBean($module, $id) { return isset($GLOBALS['crm']['records']["$module/$id"]) ? $GLOBALS['crm']['records']["$module/$id"] : false; }
    public static function retrieveBean($module, $id) { return isset($GLOBALS['crm']['records']["$module/$id"]) ? $GLOBALS['crm']['records']["$module/$id"] : null; }
}
class StubTimeDate { public function to_display_date_time($stored) { return "at $stored"; } }
$GLOBALS['timedate'] = new StubTimeDate();
class StubDatabase
{
    public function quoted($text) { return "'" . addslashes($text) . "'"; }
    public function query($sql) {
        $GLOBALS['crm']['queries'][] = $sql;
        if ($sql === "DELETE FROM config WHERE category = 'morconnector'") { $GLOBALS['crm']['config'] = array(); }
        $GLOBALS['crm']['result'] = isset($GLOBALS['crm']['rows'][0]) ? array_shift($GLOBALS['crm']['rows']) : array();
        return true;
    }
    public function limitQuery($sql, $from, $count) { return $this->query($sql); }
    public function fetchByAssoc($result) { return isset($GLOBALS['crm']['result'][0]) ? array_shift($GLOBALS['crm']['result']) : false; }
}
class DBManagerFactory { public static function getInstance() { return new StubDatabase(); } }
class SugarView { }
interface ServiceBase { }
class StubService implements ServiceBase { }
abstract class SugarApi { }
/** Gives the answers that a test sets and records the requests; its clock advances by the time a request "took". */
class StubTransport
{
    public static $answers = array();
    public static $tookMs = 0;
}
function stub_record($module, $id, $values = array()) { $GLOBALS['crm']['records']["$module/$id"] = new StubBean($module, array_merge(array('id' => $id), $values)); return $GLOBALS['crm']['records']["$module/$id"]; }
function stub_user($id, $admin = '0') { $GLOBALS['current_user'] = new StubBean('Users', array('id' => $id, 'is_admin' => $admin)); }
function stub_configure($values = array()) { foreach (array_merge(array('url' => 'http://connector.test'), $values) as $n => $v) { $GLOBALS['crm']['config']['morconnector_' . $n] = $v; } require_once 'include/utils/encryption_utils.php'; $GLOBALS['crm']['config']['morconnector_key_1'] = blowfishEncode(blowfishGetKey('morconnector'), 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ='); }
