import { generic } from './generic/connector.ts';
import { salesforce } from './salesforce/connector.ts';
import { sugarcrm } from './sugarcrm/type.ts';
import { suitecrm } from './suitecrm/type.ts';

/** The types of CRM that a configuration file can name; `npm run new:connector` adds one here. */
export const CRM_TYPES = [salesforce, sugarcrm, suitecrm, generic];
