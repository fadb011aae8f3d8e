import { describe, expect, it } from '@jest/globals';
import { inCrm } from './php/crm.ts';
import { PHP_VERSIONS } from './php/run-php.ts';

const HOOKS = "require_once 'custom/include/MorConnector/MorHooks.php'; $hooks = new MorHooks();\n";
const saved = (values: string, more = ''): string =>
  `${HOOKS} $bean = stub_record('Contacts', 'c1', array(${values})); ${more} $hooks->recordSaving($bean, 'before_save', array());
   out(isset($bean->mor_tail_1_c) ? array($bean->mor_tail_1_c, $bean->mor_tail_2_c, $bean->mor_tail_3_c, $bean->mor_tail_4_c) : null);`;

/** Record contents, and the digits stored for them. */
const CASES: readonly (readonly [string, string, readonly string[] | null])[] = [
  ['one number in any spelling', saved("'phone_work' => '(8~612) 34-567'"), ['1234567', '', '', '']],
  ['all numbers of all fields, each once', saved("'phone_work' => '+370 612 34567', 'phone_mobile' => '0037061234567; +370 5 2123456'"), ['1234567', '2123456', '', '']],
  ['digits of a text with HTML entities', saved("'phone_work' => '8&#039;612&#039;34567'"), ['1234567', '', '', '']],
  ['a number without its extension', saved("'phone_work' => '+370 5 212 3456 ext. 12', 'phone_mobile' => '8 612 34567 доб. 3'"), ['2123456', '1234567', '', '']],
  ['nothing of a short number', saved("'phone_work' => '1001'"), ['', '', '', '']],
  ['nothing where the last number was taken away', saved("'phone_work' => '', 'fetched_row' => array('phone_work' => '+37061234567'), 'mor_tail_1_c' => '1234567'"), ['', '', '', '']],
  ['what is stored in a field that this save does not write', saved("'phone_work' => '+370 5 2123456', 'fetched_row' => array('phone_mobile' => '+37061234567')"), ['2123456', '1234567', '', '']],
  ['its own value, whatever somebody has entered', saved("'phone_work' => '+370 5 2123456', 'mor_tail_2_c' => 'x'"), ['2123456', '', '', '']],
  ['no fax', saved("'phone_fax' => '+370 5 2123456', 'phone_work' => '+370 612 34567'", "$bean->field_defs = array_merge($bean->field_defs, array('phone_fax' => array('type' => 'phone')));"), ['1234567', '', '', '']],
  ['nothing where the fields were removed', saved("'phone_work' => '+370 612 34567'", "$bean->field_defs = array('phone_work' => array('type' => 'phone'));"), null],
  ['the first four of five', saved("'phone_work' => '+37061111111;+37062222222;+37063333333;+37064444444;+37065555555'"), ['1111111', '2222222', '3333333', '4444444']],
];

describe.each(PHP_VERSIONS)("the last digits of a record's numbers under PHP %s", (version) => {
  it('are stored with each save', async () => {
    const results = await inCrm(version, 'suitecrm', CASES.map(([, php]) => php));
    for (const [index, [name, , expected]] of CASES.entries()) expect([name, results[index]]).toEqual([name, expected]);
  });
});

/** A real database with records that predate the package. */
const FILL = `class SqliteDatabase { private $pdo; public $failed = array(); public $indices = array();
  public function __construct() { $this->pdo = new PDO('sqlite::memory:'); }
  public function quoted($text) { return $this->pdo->quote($text); }
  public function query($sql) { if (preg_match('/CREATE INDEX (\\\\S+) ON (\\\\S+)/', $sql, $m)) { $this->indices[$m[2]][$m[1]] = array(); }
    try { return $this->pdo->query($sql); } catch (PDOException $error) { $this->failed[] = $error->getMessage(); return false; } }
  public function get_indices($table) { return isset($this->indices[$table]) ? $this->indices[$table] : array(); }
  public function limitQuery($sql, $from, $count) { return $this->query("$sql LIMIT $from, $count"); }
  public function fetchByAssoc($result) { return $result === false ? false : $result->fetch(PDO::FETCH_ASSOC); } }
class FillHost extends TestHost { public function database() { return $GLOBALS['sqlite']; } }
$db = $GLOBALS['sqlite'] = new SqliteDatabase();
foreach (array('contacts', 'leads', 'accounts', 'prospects') as $table) {
  $db->query("CREATE TABLE $table (id TEXT PRIMARY KEY, deleted INT DEFAULT 0, phone_work TEXT, phone_mobile TEXT)");
  $db->query("CREATE TABLE {$table}_cstm (id_c TEXT PRIMARY KEY, other_c TEXT, mor_tail_1_c TEXT, mor_tail_2_c TEXT, mor_tail_3_c TEXT, mor_tail_4_c TEXT)"); }
function fill_all() { $fill = new MorFill(new FillHost()); $place = array(); $steps = array();
  do { $answer = $fill->next($place); $place = $answer['place']; $steps[] = $answer['done']; } while (!$answer['finished'] && count($steps) < 20);
  return $steps; }
function all_rows($table) { return $GLOBALS['sqlite']->query("SELECT id_c, other_c, mor_tail_1_c, mor_tail_2_c FROM $table ORDER BY id_c")->fetchAll(PDO::FETCH_NUM); }
`;

describe('filling in existing records', () => {
  it('works through all modules in batches, reports progress, and touches nothing else', async () => {
    const [result] = await inCrm('8.2', 'suitecrm', [
      `${FILL} for ($i = 1000; $i < 1650; $i++) { $db->query("INSERT INTO contacts (id, phone_work) VALUES ('c$i', '8 612 3$i')"); }
       $db->query("INSERT INTO contacts_cstm VALUES ('c1000', 'theirs', NULL, NULL, NULL, NULL), ('c1001', 'theirs', '86123', '', '', '')");
       $db->query("INSERT INTO contacts (id, deleted, phone_work) VALUES ('gone', 1, '8 612 34567')");
       $db->query("INSERT INTO leads (id, phone_mobile) VALUES ('l1', '+370 612 34567'), ('l2', NULL)");
       $first = (new MorFill(new FillHost()))->next(array()); $steps = fill_all(); $rows = all_rows('contacts_cstm');
       out(array($first, $steps, count($rows), array_slice($rows, 0, 3), all_rows('leads_cstm'), $db->failed, fill_all(), array_keys($db->indices['leads_cstm'])));`,
    ]);
    const [first, steps, count, rows, leads, failed, again, indices] = result as unknown[];
    expect(first).toEqual({ place: { module: 'Contacts', id: '' }, done: 0, total: 652, finished: false });
    expect([steps, again]).toEqual([[0, 300, 300, 50, 2, 0, 0], [0, 300, 300, 50, 2, 0, 0]]);
    expect([count, failed]).toEqual([650, []]);
    expect(rows).toEqual([
      ['c1000', 'theirs', '1231000', null],
      ['c1001', 'theirs', '1231001', ''],
      ['c1002', null, '1231002', ''],
    ]);
    expect(leads).toEqual([['l1', null, '1234567', '']]);
    expect(indices).toEqual(['idx_mor_t1_leads', 'idx_mor_t2_leads', 'idx_mor_t3_leads', 'idx_mor_t4_leads']);
  });

  it('is reserved for administrators', async () => {
    const [agent, admin] = await inCrm('8.2', 'sugarcrm', [
      "stub_user('u1'); out(MorConnector::endpoint()->answer('fill', array(), '')['problem']['code']);",
      `${FILL} MorConnector::reset(new FillHost(), new TestClock()); stub_user('1', '1'); out(MorConnector::endpoint()->answer('fill', array('place' => 'x'), ''));`,
    ]);
    expect(agent).toBe('forbidden');
    expect(admin).toEqual({ ok: true, place: { module: 'Contacts', id: '' }, done: 0, total: 0, finished: false });
  });
});
