/*
 * Runs PHP in WebAssembly. Jest cannot load the PHP builds itself, so tests start this script with a version and talk to
 * it line by line: {files: {path: text}, runs: [php]} in, [{text, errors, exitCode}] out. Every run is a separate request
 * over the line's files; nothing carries over to the next line.
 */
import { PHP, loadPHPRuntime } from '@php-wasm/universal';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

const [, , version] = process.argv;
const { getPHPLoaderModule } = await import(`@php-wasm/node-${version.replace('.', '-')}`);
const php = new PHP(await loadPHPRuntime(await getPHPLoaderModule(), { processId: 1 }));

const request = async (code) => {
  try {
    const { text, errors, exitCode } = await php.run({ code });
    return { text, errors, exitCode };
  } catch (error) {
    return { text: '', errors: String(error.message ?? error), exitCode: 255 };
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  const { files, runs } = JSON.parse(line);
  const results = [];
  for (const [path, text] of Object.entries(files)) {
    php.mkdir(dirname(path));
    php.writeFile(path, text);
  }
  for (const code of runs) results.push(await request(code));
  for (const folder of new Set(Object.keys(files).map((path) => `/${path.split('/')[1]}`))) php.rmdir(folder);
  process.stdout.write(`${JSON.stringify(results)}\n`);
}
php.exit();
process.exit(0);
