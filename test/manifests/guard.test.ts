import { describe, expect, it } from '@jest/globals';
import { PRODUCTS } from '../../scripts/packages/product.ts';
import { packageTexts } from './php/install.ts';
import { runPhp } from './php/run-php.ts';

/**
 * Files that do nothing without this guard, and why they have none: the loader takes nothing but literals in a manifest,
 * SuiteCRM 8's own framework reads the extension's configuration (which looks for its container), and the others are empty.
 */
const WITHOUT = /^(manifest\.php|extensions\/morConnector\/config\/extension\.php|leftovers\/.*)$/;

/** A file of its own goes no further; one that the CRM joins with those of other packages leaves out its own part only. */
const ALONE = /^<\?php\nif \(!defined\('sugarEntry'\) \|\| !sugarEntry\) \{\n {4}return;\n\}\n/;
const JOINED = /^<\?php\nif \(defined\('sugarEntry'\) && sugarEntry\) \{\n( {4}[^\n]*\n|\n)*\}\n$/;
const isJoined = (path: string): boolean => /^(ext|hooks|language)\//.test(path);

const guardless = (files: ReadonlyMap<string, string>): readonly string[] =>
  [...files].filter(([path, text]) => path.endsWith('.php') && !WITHOUT.test(path) && !(isJoined(path) ? JOINED : ALONE).test(text)).map(([path]) => path);

describe.each(PRODUCTS)('the PHP files of %s, asked for by their own address', (product) => {
  it('all begin with the guard', () => {
    expect(guardless(packageTexts(product))).toEqual([]);
  });

  it('print nothing, complain about nothing and set nothing', async () => {
    const files = new Map([...packageTexts(product)].filter(([path]) => path.endsWith('.php') && path !== 'manifest.php'));
    const paths = [...files.keys()];
    expect(paths.length).toBeGreaterThan(40);
    const results = await runPhp(
      '8.2',
      new Map([...files].map(([path, text]) => [`/pkg/${path}`, text])),
      paths.map((path) => `<?php error_reporting(E_ALL); ini_set('display_errors', '1'); require '/pkg/${path}'; $set = get_defined_vars(); foreach (array_keys($GLOBALS) as $name) { if (!preg_match('/^(_|argc|argv|set$|name$)/', $name)) { echo $name; } }`),
    );
    expect(results.map(({ text, errors }, index) => [paths[index], text + errors]).filter(([, said]) => said !== '')).toEqual([]);
  });
});

describe('the guard', () => {
  it.each([
    ['copy/custom/include/MorConnector/MorX.php', "<?php\nclass MorX\n{\n}\n"],
    ['hooks/mor_x.php', "<?php\nif (!defined('sugarEntry') || !sugarEntry) {\n    return;\n}\n$hook_array['x'] = 1;\n"],
    ['language/Calls/xx.php', "<?php\nif (defined('sugarEntry') && sugarEntry) {\n    $a = 1;\n}\n$b = 2;\n"],
  ])('is missed in %s', (path, text) => {
    expect(guardless(new Map([[path, text]]))).toEqual([path]);
  });

  it('leaves what other packages have put behind a joined part', async () => {
    const part = packageTexts('suitecrm').get('ext/mor_entry_points.php') ?? '';
    const joined = `<?php ${part.replace('<?php', '')} $entry_point_registry['other'] = 1;`;
    const [without, inside] = await runPhp('8.2', new Map([['/crm/joined.php', joined]]), [
      "<?php require '/crm/joined.php'; echo json_encode(array_keys($entry_point_registry));",
      "<?php define('sugarEntry', true); require '/crm/joined.php'; echo json_encode(array_keys($entry_point_registry));",
    ]);
    expect([without?.text, inside?.text]).toEqual(['["other"]', '["morCall","morAsset","other"]']);
  });
});
