import type { Now } from '../../src/calls/ports.ts';
import type { BeanApi } from '../shared/beans/bean-api.ts';
import type { HttpClient } from '../shared/http.ts';
import { createSugarClient } from './client.ts';
import { createSugarFacts } from './facts.ts';
import type { SugarOptions } from './options.ts';
import { createSugarGet, sugarTime } from './records.ts';
import { createSugarSearch } from './search.ts';
import { createSugarUsers } from './users.ts';
import { createSugarWrites } from './writes.ts';

/** REST v11 of Sugar Sell, Serve and Enterprise. */
export const createSugarApi = (http: HttpClient, options: SugarOptions, now: Now): BeanApi => {
  const client = createSugarClient(http, options, now);
  const get = createSugarGet(client);
  return {
    title: `REST ${options.version}`,
    get,
    search: createSugarSearch(client),
    ...createSugarUsers(client, get),
    ...createSugarWrites(client, get),
    ...createSugarFacts(client),
    time: sugarTime,
    clockSkewMs: http.clockSkewMs,
    close: () => http.close(),
  };
};
