import type { Now } from '../../src/calls/ports.ts';
import type { Api, Row } from './api.ts';
import type { Deadline } from '../shared/deadline.ts';
import { isRefusal } from '../shared/crm-error.ts';
import { createTtlCache } from '../shared/ttl-cache.ts';
import { isSalesforceId, soqlList } from './ids.ts';
import { textAt } from './objects.ts';

const HOUR_MS = 3_600_000;
const ORG = 'org';

/** Which date a user sees: in their own time zone, else the org's. Zones are cached for an hour. */
export interface Zones {
  /** Looks up the zones of these users, with one query for all unknown ones. */
  learn(users: readonly string[], deadline: Deadline): Promise<void>;
  /** The day (YYYY-MM-DD) of an instant, for a user whose zone was learned. */
  dayOf(user: string, iso: string): string;
}

/** Both forms of an id mean the same user. */
const keyOf = (user: string): string => user.slice(0, 15);

const dayIn = (zone: string, iso: string): string | undefined => {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }).formatToParts(Date.parse(iso));
    const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
    return `${part('year')}-${part('month')}-${part('day')}`;
  } catch {
    // A zone that this Node does not know.
    return undefined;
  }
};

/**
 * `Task.ActivityDate` is a date without a time zone, shown as it is: it has to be the date where the agent is.
 * `TimeZoneSidKey` holds a name of the IANA database, such as Europe/Vilnius.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_user.htm
 */
export const createZones = (api: Api, now: Now): Zones => {
  const known = createTtlCache<string>({ max: 5_000, ttlMs: HOUR_MS, now });

  /** Rows, or none if the integration user may not ask. */
  const rowsOf = async (soql: string, deadline: Deadline): Promise<readonly Row[]> => {
    try {
      return await api.query(soql, deadline);
    } catch (error) {
      if (isRefusal(error)) return [];
      throw error;
    }
  };

  return {
    learn: async (users, deadline) => {
      const asked = new Map(users.filter(isSalesforceId).map((user) => [keyOf(user), user]));
      const missing = [...asked].filter(([key]) => known.peek(key) === undefined);
      if (missing.length > 0) {
        const ids = soqlList(missing.map(([, user]) => user));
        const rows = await rowsOf(`SELECT Id,TimeZoneSidKey FROM User WHERE Id IN ${ids}`, deadline);
        for (const [key] of missing) known.put(key, '');
        for (const row of rows) known.put(keyOf(textAt(row, 'Id')), textAt(row, 'TimeZoneSidKey'));
      }
      const isHomeless = users.some((user) => (known.peek(keyOf(user)) ?? '') === '');
      if (!isHomeless || known.peek(ORG) !== undefined) return;
      const [row] = await rowsOf('SELECT TimeZoneSidKey FROM Organization', deadline);
      known.put(ORG, textAt(row, 'TimeZoneSidKey'));
    },
    dayOf: (user, iso) =>
      [known.peek(keyOf(user)), known.peek(ORG)]
        .map((zone) => (zone === undefined || zone === '' ? undefined : dayIn(zone, iso)))
        .find((day) => day !== undefined) ?? iso.slice(0, 10),
  };
};
