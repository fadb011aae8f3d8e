import type { ConnectorType } from '../../src/calls/connector.ts';
import { BeanConnector } from '../shared/beans/connector.ts';
import { createHttpClient } from '../shared/http.ts';
import { createRateLimiter } from '../shared/rate.ts';
import { createLegacyApi } from './legacy/api.ts';
import { suiteOptionsSchema } from './options.ts';
import type { SuiteOptions } from './options.ts';
import { createV8Api } from './v8/api.ts';

const TYPE = 'suitecrm';

/** SuiteCRM 8 names its pages after modules, in lower case with dashes; only one-word names can be derived. */
const pageUrl =
  ({ url, version }: SuiteOptions) =>
  (module: string, id: string): string | undefined => {
    if (version === 7) return `${url}/index.php?module=${module}&action=DetailView&record=${id}`;
    return /^[A-Z][a-z]+$/.test(module) ? `${url}/#/${module.toLowerCase()}/record/${id}` : undefined;
  };

/** Both forms prefill from the URL: 7 in its EditView, 8 in `injectParamFields` of its record manager. */
const newPageUrl =
  ({ url, version }: SuiteOptions) =>
  (module: string, number: string): string => {
    const phone = `phone_work=${encodeURIComponent(number)}`;
    return version === 7
      ? `${url}/index.php?module=${module}&action=EditView&return_module=${module}&return_action=DetailView&${phone}`
      : `${url}/#/${module.toLowerCase()}/create?${phone}`;
  };

/** The package's entry point; version 8 keeps them in its legacy part. */
const recordingUrl =
  ({ url, version }: SuiteOptions) =>
  (callId: string): string =>
    `${url}${version === 7 ? '' : '/legacy'}/index.php?entryPoint=morRecording&call=${callId}`;

/** SuiteCRM 7.14 to 8.10, over its V8 JSON:API or the older v4_1. */
export const suitecrm: ConnectorType<SuiteOptions> = {
  type: TYPE,
  options: suiteOptionsSchema,
  create: (id, options, deps) => {
    const now = deps.steady ?? deps.now;
    const limiter = createRateLimiter(options.rate, now, { crm: id, limits: deps.limits });
    const http = createHttpClient({ limiter, now, timeoutMs: options.timeoutMs });
    const api = options.api === 'v8' ? createV8Api(http, options, now) : createLegacyApi(http, options, now);
    const pages = {
      pageUrl: pageUrl(options),
      newPageUrl: newPageUrl(options),
      recordingUrl: recordingUrl(options),
    };
    return new BeanConnector({ id, type: TYPE, options, api, ...pages }, deps);
  },
};
