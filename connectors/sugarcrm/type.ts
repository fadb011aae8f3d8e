import type { ConnectorType } from '../../src/calls/connector.ts';
import { BeanConnector } from '../shared/beans/connector.ts';
import { createHttpClient } from '../shared/http.ts';
import { createRateLimiter } from '../shared/rate.ts';
import { createSugarApi } from './api.ts';
import { sugarOptionsSchema } from './options.ts';
import type { SugarOptions } from './options.ts';

const TYPE = 'sugarcrm';

/** Sugar Sell, Serve and Enterprise (14 and newer), over REST v11. */
export const sugarcrm: ConnectorType<SugarOptions> = {
  type: TYPE,
  options: sugarOptionsSchema,
  create: (id, options, deps) => {
    const now = deps.steady ?? deps.now;
    const limiter = createRateLimiter(options.rate, now, { crm: id, limits: deps.limits });
    const http = createHttpClient({ limiter, now, timeoutMs: options.timeoutMs });
    const api = createSugarApi(http, options, now);
    const pageUrl = (module: string, record: string): string => `${options.url}/#${module}/${record}`;
    // Sugar's forms take no values from the URL: the agent types the number.
    const newPageUrl = (module: string): string => `${options.url}/#${module}/create`;
    // A page of the package in Sugar's own front end.
    const recordingUrl = (callId: string): string => `${options.url}/#MorRecording/${callId}`;
    return new BeanConnector({ id, type: TYPE, options, api, pageUrl, newPageUrl, recordingUrl }, deps);
  },
};
