import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installedCrm } from './crm.ts';
import { CRM_ROOT } from './install.ts';

const modules = spawnSync('php', ['-m'], { encoding: 'utf8' }).stdout;

/** Whether the machine has PHP with curl. PHP in WebAssembly cannot open sockets, so tests with sockets need it. */
export const hasNativePhp = /^curl$/m.test(modules);

/** Runs a PHP script in a CRM with SuiteCRM's package and returns its parsed output. Throws on any warning. */
export const inNativeCrm = async (script: string): Promise<unknown> => {
  if (!hasNativePhp) throw new Error('there is no php with curl on this machine');
  const folder = mkdtempSync(join(tmpdir(), 'connector-php-'));
  try {
    for (const [path, text] of installedCrm('suitecrm')) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text.replaceAll(`'${CRM_ROOT}'`, `'${join(folder, CRM_ROOT)}'`));
    }
    const main = join(folder, 'main.php');
    writeFileSync(main, `<?php require '${folder}/stubs/crm.php'; require '${folder}/stubs/host.php';\n${script}`);
    const child = spawn('php', [main]);
    let [text, errors] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    await new Promise((resolve) => child.once('close', resolve));
    if (errors !== '' || /(Warning|Notice|Deprecated|Fatal error)/.test(text)) throw new Error(errors + text);
    return JSON.parse(text) as unknown;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
