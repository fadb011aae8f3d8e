import { writeFileSync } from 'node:fs';
import { adminLanguages } from './admin-languages.ts';
import { laidOut } from './laid-out.ts';
import { languageLists } from './languages.ts';

for (const [file, text] of await laidOut({ ...languageLists(), ...adminLanguages() }))
  writeFileSync(file, text);
// Loaded only now, because the other files are generated from the languages that these lists name.
const { generatedFiles } = await import('./generated-files.ts');
for (const [file, text] of await generatedFiles()) writeFileSync(file, text);
