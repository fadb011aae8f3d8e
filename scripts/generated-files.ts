import { adminLanguages } from './admin-languages.ts';
import { browserWords } from './browser-words.ts';
import { editorSchema } from './config-schema.ts';
import { laidOut } from './laid-out.ts';
import { languageLists } from './languages.ts';
import { salesforceLabels } from './salesforce-labels.ts';

/** Each file that is generated from the code, with its required text. */
export const generatedFiles = (): ReturnType<typeof laidOut> =>
  laidOut({
    'config.schema.json': () => JSON.stringify(editorSchema()),
    ...languageLists(),
    ...adminLanguages(),
    ...salesforceLabels(),
    ...browserWords(),
  });
