import type { Now } from '../../../src/calls/ports.ts';
import type { BeanApi } from '../../shared/beans/bean-api.ts';
import type { HttpClient } from '../../shared/http.ts';
import type { LegacyOptions } from '../options.ts';
import { suiteTime } from '../time.ts';
import { createLegacyCalls } from './calls.ts';
import { createLegacyClient } from './client.ts';
import { toPage } from './entries.ts';
import { createLegacyFacts } from './facts.ts';
import { createLegacyUsers } from './users.ts';

/** SuiteCRM's API v4_1, `service/v4_1/rest.php`. */
export const createLegacyApi = (http: HttpClient, options: LegacyOptions, now: Now): BeanApi => {
  const client = createLegacyClient(http, options, now);

  const get: BeanApi['get'] = async (deadline, module, id, fields) => {
    const wanted = ['id', ...fields.filter((name) => name !== 'id'), 'deleted'];
    const answer = await client.callWithSession(deadline, 'get_entry', [module, id, wanted, [], false]);
    return toPage(answer, 'get_entry').items[0];
  };

  return {
    title: 'v4_1',
    parentlessType: 'Accounts',
    get,
    ...createLegacyUsers(client, get),
    ...createLegacyCalls(client, get),
    ...createLegacyFacts(client, get),
    time: suiteTime,
    clockSkewMs: http.clockSkewMs,
    close: () => http.close(),
  };
};
