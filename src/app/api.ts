import type { NewRecordPage } from '../calls/connector.ts';
import type { Log, Now } from '../calls/ports.ts';
import { createListening } from '../calls/recordings/listen.ts';
import type { Listening } from '../calls/recordings/listen.ts';
import { createAuthenticator } from '../http/authenticate.ts';
import type { Authenticator } from '../http/authenticate.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { agentEndpoints } from '../http/endpoints/agents.ts';
import { callEndpoints } from '../http/endpoints/calls/calls.ts';
import { eventEndpoints } from '../http/endpoints/events.ts';
import { listenerEndpoint } from '../http/endpoints/listeners.ts';
import { reportEndpoint } from '../http/endpoints/reports.ts';
import { recordingEndpoints } from '../http/endpoints/recordings.ts';
import type { ServeDeps } from '../http/serve.ts';
import { createTickets } from '../http/tickets.ts';
import { createTokens } from '../http/tokens.ts';
import type { Tokens } from '../http/tokens.ts';
import { createSharedIds, createUsedIds } from '../http/used-ids.ts';
import { canonicalRef } from '../mapping/agents/agent-id.ts';
import { resultsIn } from '../vocabulary/usual-results.ts';
import type { Doors } from './doors.ts';
import { createForget } from './forget.ts';
import type { Runtime } from './runtime.ts';
import { PACKAGED_TYPES } from '../vocabulary/crm-packages.ts';

export interface ApiDeps {
  readonly log: Log;
  readonly now: Now;
  readonly publicUrl: string;
  readonly doors: Doors;
}

/** The public API: its routes, and how `serve` answers them. */
export interface Api {
  readonly endpoints: readonly Endpoint[];
  readonly serving: ServeDeps;
  readonly listening: Listening;
}

const originsByCrm = (runtime: Runtime): ServeDeps['originsOf'] => {
  const { crms } = runtime.config;
  const all = new Set(crms.flatMap((crm) => crm.origins));
  const own = new Map(crms.map((crm) => [crm.id, new Set(crm.origins)]));
  return (crm) => (crm === undefined ? all : (own.get(crm) ?? new Set()));
};

const authenticatorOf = (runtime: Runtime, tokens: Tokens, now: Now): Authenticator => {
  const packaged = new Set(
    runtime.config.crms.filter(({ type }) => PACKAGED_TYPES.includes(type)).map(({ id }) => id),
  );
  return createAuthenticator({
    crms: runtime.config.crms.map((crm) => ({ crm: crm.id, ...crm })),
    // A CRM that signs its own tokens may write its users' ids in a different form than we do.
    tokens: { ...tokens, verify: async (token) => canonicalRef(await tokens.verify(token), runtime.crms) },
    now,
    stored: runtime.keys,
    onPackage(crm, version) {
      if (packaged.has(crm)) runtime.packages.seen(crm, version);
    },
  });
};

/** What another node changes ends the streams that were opened with it. */
const closeWithKeys = (runtime: Runtime, { streams }: Doors): void => {
  runtime.reloads?.on(['key'], async () => {
    for (const id of await runtime.keys.reload()) streams.closeKey(id);
  });
  runtime.reloads?.on(['settings'], async () => {
    if ((await runtime.ownKeys.reload()).includes('tokens')) streams.closeTokens();
  });
};

export const createApi = (runtime: Runtime, { log, now, publicUrl, doors }: ApiDeps): Api => {
  const { config, book, store, resolve, place, mors, crms, followers } = runtime;
  const { streams, visitorOf, guesses, strangersBodies } = doors;
  const tokens = createTokens({
    key: () => runtime.ownKeys.get('tokens'),
    now,
    trusted: config.crms.flatMap((crm) => (crm.jwt ? [{ crm: crm.id, ...crm.jwt }] : [])),
  });
  closeWithKeys(runtime, doors);
  const usedIds = store.shared ? createSharedIds(store.shared, now) : createUsedIds(runtime.steady);
  const resultsOf = resultsIn(crms);
  const newPages = (crm: string, from: string): readonly NewRecordPage[] => {
    const { connector, inbound } = crms.get(crm) ?? {};
    return inbound?.createLead === true ? (connector?.newRecordPages?.(from) ?? []) : [];
  };
  const { recordingRules } = runtime;
  const tickets = createTickets({
    key: () => runtime.ownKeys.get('tokens'),
    usedIds,
    now,
    forgetsAtRestart: store.shared === undefined,
  });
  const listening = createListening({ mors, recordingRules, records: store.records, now });
  const shared = { book, streams, publicUrl, resultsOf, newPages, recordingRules, now };
  return {
    listening,
    endpoints: [
      ...callEndpoints({ ...shared, place, resolve, mors, store: store.calls, records: store.records }),
      ...agentEndpoints({ ...shared, tokens, resolve, store: store.calls, followers }),
      ...recordingEndpoints({ ...shared, resolve, listening, tickets }),
      reportEndpoint({ ...shared, resolve, stats: store.stats, mappings: store.mappings }),
      listenerEndpoint({ ...shared, mappings: store.mappings }),
      ...eventEndpoints({ ...shared, place, crms, resolve, usedIds, forget: createForget(runtime) }),
    ],
    serving: {
      authenticate: authenticatorOf(runtime, tokens, now),
      usedIds,
      publicUrl,
      resultsOf,
      recordingRules,
      log,
      visitorOf,
      guesses,
      strangersBodies,
      originsOf: originsByCrm(runtime),
    },
  };
};
