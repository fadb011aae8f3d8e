import { describe, expect, it } from '@jest/globals';
import { PRODUCTS, type Product } from '../../scripts/packages/product.ts';
import { packageTexts } from './php/install.ts';
import { runPhp } from './php/run-php.ts';
import { ACCEPTED_TYPES, parsePhp, tokenIssues, treeIssues, type Token } from './scanner-rules.ts';

/** The only file that may use curl; it is in SuiteCRM's package only. */
const CURL_FILE = /MorCurlTransport\.php$/;

const TOKENS = `<?php $all = array();
  foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator('/pkg', FilesystemIterator::SKIP_DOTS)) as $file) {
    $tokens = array();
    foreach (token_get_all(file_get_contents($file)) as $t) { $tokens[] = is_array($t) ? array(token_name($t[0]), $t[1]) : array($t, $t); }
    $all[(string) $file] = $tokens;
  }
  echo json_encode($all, JSON_INVALID_UTF8_SUBSTITUTE);`;

const tokensOf = async (files: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, readonly Token[]>> => {
  const [result] = await runPhp('7.4', new Map([...files].map(([path, text]) => [`/pkg/${path}`, text])), [TOKENS]);
  const parsed = JSON.parse(result?.text ?? '') as Record<string, readonly Token[]>;
  return new Map(Object.entries(parsed).map(([path, tokens]) => [path.slice('/pkg/'.length), tokens]));
};

const phpFiles = (product: Product): ReadonlyMap<string, string> =>
  new Map([...packageTexts(product)].filter(([path]) => path.endsWith('.php')));

describe.each(PRODUCTS)('the package for %s', (product) => {
  it('passes the scanners that read tokens', async () => {
    const files = phpFiles(product);
    const tokens = await tokensOf(files);
    expect([...tokens.keys()].sort()).toEqual([...files.keys()].sort());
    expect([...tokens].map(([path, list]) => [path, tokenIssues(list)]).filter(([, issues]) => issues?.length)).toEqual([]);
  });

  it('passes the scanners that read the syntax tree', () => {
    const issues = [...phpFiles(product)].map(([path, text]) => [
      path,
      treeIssues(parsePhp(text, path), product === 'suitecrm' && CURL_FILE.test(path)),
    ]);
    expect(issues.filter(([, found]) => found?.length)).toEqual([]);
    expect(issues.length).toBeGreaterThan(40);
  });

  it('contains only accepted file types, and PHP only in PHP files', () => {
    for (const [path, text] of packageTexts(product)) {
      expect(path).toMatch(ACCEPTED_TYPES);
      if (!path.endsWith('.php')) expect(`${path} ${String(text.includes('<?'))}`).toBe(`${path} false`);
      else expect(text.startsWith('<?php') && !text.includes('?>')).toBe(true);
    }
  });
});

describe('the rules themselves', () => {
  it.each([
    ['$f();', ['a function with a computed name'], ['$f()']],
    ['$o->$m();', ['a method with a computed name', 'a property with a computed name'], ['$m()']],
    ['$a[$k];', ['an array with a computed key'], []],
    ["$i['copy'];", ["['copy']"], []],
    ['echo 1;', ['echo'], ['T_ECHO']],
    ['die();', ['exit'], ['T_EXIT']],
    ['array_map(1, 2);', ['array_map()'], ['array_map()']],
    ['curl_init();', ['curl_init()'], []],
    ['include $x;', ['an include with a computed path'], []],
    ['new ZipArchive();', ['new ZipArchive'], ['new ZipArchive']],
    ['class A { function get() {} }', [], ['get()']],
    ['$o->unserialize();', ['->unserialize()'], ['->unserialize()']],
  ])('flag %s', async (php, tree, tokens) => {
    expect(treeIssues(parsePhp(`<?php ${php}`, 'x'), false)).toEqual(tree);
    const read = await tokensOf(new Map([['x.php', `<?php ${php}`]]));
    expect(tokenIssues(read.get('x.php') ?? [])).toEqual(tokens);
  });
});
