import { browserWords } from './browser-words.ts';
import { editorSchema } from './config-schema.ts';
import { laidOut } from './laid-out.ts';
import { languageLists } from './languages.ts';
import { salesforceLabels } from './salesforce-labels.ts';

/** Each file that is made from the code, with the text that it must have. */
export const generatedFiles = (): ReturnType<typeof laidOut> =>
  laidOut({
    'config.schema.json': () => JSON.stringify(editorSchema()),
    ...languageLists(),
    ...salesforceLabels(),
    ...browserWords(),
  });
