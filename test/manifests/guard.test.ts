import { describe, expect, it } from '@jest/globals';
import { PRODUCTS } from '../../scripts/packages/product.ts';
import { packageTexts } from './php/install.ts';
import { runPhp } from './php/run-php.ts';

/**
 * Files that are harmless without the guard, and why they have none: the loader accepts only literals in a manifest,
 * SuiteCRM 8's framework reads the extension's configuration (which looks for its container), the others are empty.
 */
const WITHOUT = /^(manifest\.php|extensions\/morConnector\/config\/extension\.php|leftovers\/.*)$/;

/** A standalone file returns early; a file that the CRM merges with other packages' files skips only its own part. */
const ALONE = /^<\?php\nif \(!defined\('sugarEntry'\) \|\| !sugarEntry\) \{\n {4}return;\n\}\n/;
const JOINED = /^<\?php\nif \(defined\('sugarEntry'\) && sugarEntry\) \{\n( {4}[^\n]*\n|\n)*\}\n$/;
const isJoined = (path: string): boolean => /^(ext|hooks|language)\//.test(path);

const guardless = (files: ReadonlyMap<string, string>): readonly string[] =>
  [...files].filter(([path, text]) => path.endsWith('.php') && !WITHOUT.test(path) && !(isJoined(path) ? JOINED : ALONE).test(text)).map(([path]) => path);

describe.each(PRODUCTS)('the PHP files of %s, requested directly', (product) => {
  it('all start with the guard', () => {
    expect(guardless(packageTexts(product))).toEqual([]);
  });

  it('print nothing, raise no warnings and set nothing', async () => {
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
  ])('is found missing in %s', (path, text) => {
    expect(guardless(new Map([[path, text]]))).toEqual([path]);
  });

  it('keeps the parts of other packages in a merged file', async () => {
    const part = packageTexts('suitecrm').get('ext/mor_entry_points.php') ?? '';
    const joined = `<?php ${part.replace('<?php', '')} $entry_point_registry['other'] = 1;`;
    const [without, inside] = await runPhp('8.2', new Map([['/crm/joined.php', joined]]), [
      "<?php require '/crm/joined.php'; echo json_encode(array_keys($entry_point_registry));",
      "<?php define('sugarEntry', true); require '/crm/joined.php'; echo json_encode(array_keys($entry_point_registry));",
    ]);
    expect([without?.text, inside?.text]).toEqual(['["other"]', '["morCall","morAsset","morRecording","morPair","other"]']);
  });
});
