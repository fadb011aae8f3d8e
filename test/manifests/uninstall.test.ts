import { describe, expect, it } from '@jest/globals';
import { PRODUCTS } from '../../scripts/packages/product.ts';
import { packageTexts } from './php/install.ts';
import { runPhp } from './php/run-php.ts';

/**
 * How the CRMs' installer handles files: an existing file is set aside, and uninstalling puts it back. After an update,
 * the file set aside is the package's own older version.
 */
const INSTALLER = `<?php define('sugarEntry', true);
function all_files($folder) { $all = array(); if (!is_dir($folder)) { return $all; }
  foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator($folder, FilesystemIterator::SKIP_DOTS)) as $file) { $all[] = substr((string) $file, strlen($folder)); }
  sort($all); return $all; }
function put($path, $text) { if (!is_dir(dirname($path))) { mkdir(dirname($path), 0777, true); } file_put_contents($path, $text); }
class Installer {
  public $base_dir = '/pkg'; private $installdefs; private $aside = array();
  public function __construct() { include '/pkg/manifest.php'; $this->installdefs = $installdefs; }
  private static function plain($path) { return str_replace('<basepath>', '/pkg', $path); }
  public function install() { foreach ($this->installdefs['copy'] as $rule) { $from = self::plain($rule['from']);
    foreach (all_files($from) as $file) { $to = $rule['to'] . $file; if (is_file($to)) { $this->aside[$to] = file_get_contents($to); } put($to, file_get_contents($from . $file)); } } }
  public function uninstall_new_files($rule, $aside) { foreach (all_files($rule['from']) as $file) {
    $to = $rule['to'] . $file; if (!($aside !== '' && isset($this->aside[$to])) && is_file($to)) { unlink($to); } } }
  public function uninstall() { foreach ($this->installdefs['copy'] as $rule) { $rule['from'] = self::plain($rule['from']); $this->uninstall_new_files($rule, 'aside'); }
    foreach ($this->aside as $to => $text) { put($to, $text); }
    foreach ($this->installdefs['post_uninstall'] as $script) { require self::plain($script); } }
}
chdir('/crm'); `;

const PACKAGE_FILES = "all_files('/pkg/copy/')";

describe('uninstalling', () => {
  it.each(PRODUCTS)('removes all of %s and nothing else, even after an update', async (product) => {
    const files = new Map([...packageTexts(product)].map(([path, text]) => [`/pkg/${path}`, text]));
    files.set('/crm/custom/modules/Administration/views/view.other.php', '<?php // not ours');
    const [result] = await runPhp('8.2', files, [
      `${INSTALLER} foreach (${PACKAGE_FILES} as $file) { put($file, 'older'); }
       $installer = new Installer(); $installer->install(); $installed = count(all_files('/crm/')); $installer->uninstall();
       echo json_encode(array($installed > 20, all_files('/crm/')));`,
    ]);
    expect(result?.errors).toBe('');
    expect(JSON.parse(result?.text ?? '')).toEqual([true, ['custom/modules/Administration/views/view.other.php']]);
  });

  it.each([
    ['the fields are removed', true, ['_override_sugarfield_other_c.php']],
    ['the fields are kept', false, ['_override_sugarfield_mor_call_id_c.php', '_override_sugarfield_other_c.php']],
  ])("removes SuiteCRM's leftovers of the fields when %s: %s", async (_, removed, left) => {
    const folder = '/crm/custom/Extension/modules/Calls/Ext/Vardefs/';
    const files = new Map([...packageTexts('suitecrm')].map(([path, text]) => [`/pkg/${path}`, text]));
    for (const name of ['mor_call_id_c', 'other_c']) files.set(`${folder}_override_sugarfield_${name}.php`, '<?php // half a definition');
    const [result] = await runPhp('8.2', files, [
      `${INSTALLER} $GLOBALS['mi_remove_tables'] = ${String(removed)}; $installer = new Installer(); $installer->install(); $installer->uninstall();
       echo json_encode(all_files('${folder}'));`,
    ]);
    expect([result?.errors, JSON.parse(result?.text ?? '')]).toEqual(['', left]);
  });

  it.each([
    ['a plain layout', true, true, []],
    ['a changed layout', false, true, ['editviewdefs.php']],
    ['a plain layout, and the fields kept', true, false, []],
  ])("removes the copied layout of the user page: %s", async (_, isPlain, removed, left) => {
    const files = new Map([...packageTexts('suitecrm')].map(([path, text]) => [`/pkg/${path}`, text]));
    files.set('/crm/custom/modules/Users/metadata/editviewdefs.php', '<?php // a copy');
    files.set('/crm/custom/blowfish/zbepbaarpgbe.php', '<?php // the key');
    files.set('/crm/custom/blowfish/other.php', '<?php // not ours');
    const [result] = await runPhp('8.2', files, [
      `${INSTALLER} class MorLayouts { public static function isPlain($view) { return ${String(isPlain)}; } }
       $GLOBALS['mi_remove_tables'] = ${String(removed)}; $installer = new Installer(); $installer->install(); $installer->uninstall();
       echo json_encode(array(all_files('/crm/custom/modules/Users/metadata/'), all_files('/crm/custom/blowfish/')));`,
    ]);
    const keys = removed ? ['other.php'] : ['other.php', 'zbepbaarpgbe.php'];
    expect([result?.errors, JSON.parse(result?.text ?? '')]).toEqual(['', [left, keys]]);
  });

  it('succeeds with classes of an older version, left by an aborted installation', async () => {
    const files = new Map([...packageTexts('suitecrm')].map(([path, text]) => [`/pkg/${path}`, text]));
    files.set('/crm/custom/other.php', '<?php // not ours');
    const [result] = await runPhp('8.2', files, [
      `${INSTALLER} class MorLayouts { } $installer = new Installer(); $installer->install(); $installer->uninstall(); echo json_encode(all_files('/crm/'));`,
    ]);
    expect([result?.errors, JSON.parse(result?.text ?? '')]).toEqual(['', ['custom/other.php']]);
  });

  it.each(PRODUCTS)('does not fail when %s was installed twice, and its files are gone already', async (product) => {
    const files = new Map([['/pkg/pre.php', packageTexts(product).get('scripts/mor_uninstalling.php') ?? '']]);
    const [result] = await runPhp('8.2', files, ["<?php define('sugarEntry', true); $GLOBALS['mi_remove_tables'] = true; require '/pkg/pre.php'; echo 'done';"]);
    expect([result?.errors, result?.text]).toEqual(['', 'done']);
  });

  it.each(PRODUCTS)('does not fail when the installer of %s runs the script elsewhere', async (product) => {
    const files = new Map([['/pkg/post.php', packageTexts(product).get('scripts/mor_uninstalled.php') ?? '']]);
    const [result] = await runPhp('8.2', files, ["<?php define('sugarEntry', true); require '/pkg/post.php'; echo 'done';"]);
    expect([result?.errors, result?.text]).toEqual(['', 'done']);
  });
});
