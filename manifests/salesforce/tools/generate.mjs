// Writes the generated files; `npm run check:salesforce` tells when that was forgotten.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generatedFiles } from './lib/generated.mjs';
import { PROJECT } from './lib/paths.mjs';

// The uninstall lists the call center, so the files that are deployed come first.
for (let round = 0; round < 2; round += 1) {
  for (const [path, text] of await generatedFiles()) {
    await mkdir(dirname(join(PROJECT, path)), { recursive: true });
    await writeFile(join(PROJECT, path), text);
  }
}
