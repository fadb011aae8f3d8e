/*
 * Runs PHP in WebAssembly. Jest cannot load the PHP builds itself, so tests start this script:
 * stdin {version: '8.2', files: {path: text}, runs: [php]}; stdout [{text, errors, exitCode}].
 * Every run is a request of its own over the same files.
 */
import { PHP, loadPHPRuntime } from '@php-wasm/universal';
import { dirname } from 'node:path';

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const { version, files, runs } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
const { getPHPLoaderModule } = await import(`@php-wasm/node-${version.replace('.', '-')}`);
const php = new PHP(await loadPHPRuntime(await getPHPLoaderModule(), { processId: 1 }));
const results = [];
try {
  for (const [path, text] of Object.entries(files)) {
    php.mkdir(dirname(path));
    php.writeFile(path, text);
  }
  for (const code of runs) {
    try {
      const result = await php.run({ code });
      results.push({ text: result.text, errors: result.errors, exitCode: result.exitCode });
    } catch (error) {
      results.push({ text: '', errors: String(error.message ?? error), exitCode: 255 });
    }
  }
} finally {
  php.exit();
}
process.stdout.write(JSON.stringify(results), () => process.exit(0));
