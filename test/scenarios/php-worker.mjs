/*
 * A long-running PHP in WebAssembly. Jest cannot load the PHP builds itself, so a test starts this script and talks to it.
 * First line in: {version: '8.2', files: {path: text}}; then one line {id, code} per request; out: {id, text, errors}.
 */
import { PHP, loadPHPRuntime } from '@php-wasm/universal';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

// A request that ends with `exit` leaks an open file, and WebAssembly has only 4096 of them.
const MOST_RUNS = 1000;
const state = { php: undefined, runs: 0, installed: undefined };
const begin = async () => {
  const { version, files } = state.installed;
  const { getPHPLoaderModule } = await import(`@php-wasm/node-${version.replace('.', '-')}`);
  state.php?.exit();
  state.php = new PHP(await loadPHPRuntime(await getPHPLoaderModule(), { processId: 1 }));
  // OPcache works only under a SAPI name that it knows; without it each request recompiles the package.
  await state.php.setSapiName('cli');
  state.runs = 0;
  for (const [path, text] of Object.entries(files)) {
    state.php.mkdir(dirname(path));
    state.php.writeFile(path, text);
  }
};
const answer = async ({ id, code }) => {
  state.runs += 1;
  if (state.php === undefined || state.runs > MOST_RUNS) await begin();
  try {
    const { text, errors } = await state.php.run({ code });
    return { id, text, errors };
  } catch (error) {
    return { id, text: '', errors: String(error.message ?? error) };
  }
};
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (state.installed === undefined) state.installed = message;
  else process.stdout.write(`${JSON.stringify(await answer(message))}\n`);
}
process.exit(0);
