import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connector } from '../calls/connector.ts';
import type { CrmInstance, MorServer } from '../calls/place/resolving.ts';
import type { CallStore, Log, Now, Store } from '../calls/ports.ts';
import { defined } from '../defined.ts';
import type { Config } from '../config/schema.ts';
import { createAuthenticator } from '../http/authenticate.ts';
import { createVisitors } from '../http/doors/address.ts';
import { createStrangersBodies } from '../http/doors/bodies.ts';
import { createDoorCounts } from '../http/doors/counts.ts';
import { createGuesses } from '../http/doors/doors.ts';
import { callEndpoints } from '../http/endpoints/calls/calls.ts';
import { createFront } from '../http/public-app.ts';
import { createStreamRegistry } from '../http/stream-registry.ts';
import { createTokens } from '../http/tokens.ts';
import { createUsedIds } from '../http/used-ids.ts';
import type { Mapping } from '../mapping/agents/mapping.ts';
import { internalOf } from '../mapping/rules/internal.ts';
import { createMorClient } from '../mor/client.ts';
import { USUAL_RESULTS, resultsIn } from '../vocabulary/usual-results.ts';
import { DRY_AGENT, createDrySender, dryNumber, sendDryClicks } from './dry-clicks.ts';
import type { DrySender } from './dry-clicks.ts';
import { createUseCases } from './use-cases.ts';

const MOST_CLICKS = 128;
/** No further click is sent after this much processor time, so slow machines run fewer. */
const MOST_CPU_MS = 200;
/** A database that goes away during the warm-up must not delay the start for longer. */
const PATIENCE_MS = 3_000;

const MOR = 'dry';
const MOR_PATH = '/dry';
const UNLIMITED = { concurrent: 1e9, perMinute: 1e9, perDay: 1e9 };
const nothing = (): void => undefined;
/** Dry clicks are not events, so nothing is logged. */
const SILENT: Log = { info: nothing, warn: nothing, error: nothing };

export interface WarmUpDeps {
  /** How long to wait for the answer to a dry click; absent: 3 seconds. */
  readonly patienceMs?: number;
  readonly config: Pick<Config, 'follow' | 'mor' | 'numbers'>;
  readonly store: Store;
  readonly log: Log;
  readonly now: Now;
  readonly steady: Now;
}

/** A CRM that vouches for the clicked number, or one whose records are read. It stores nothing. */
const dryCrm = (
  id: string,
  numbersFrom: Connector['numbersFrom'],
  country: string | undefined,
): CrmInstance => ({
  connector: {
    id,
    type: id,
    numbersFrom,
    checksVisibility: false,
    writesActivities: false,
    readRecord: (ref) =>
      Promise.resolve({
        ref,
        name: 'Dry Run',
        numbers: [{ field: 'phone', value: dryNumber(Number(ref.id)) }],
        doNotCall: false,
      }),
    readAgent: () => Promise.resolve(undefined),
    listAgents: () => Promise.resolve({ items: [] }),
    writeActivity: () => Promise.reject(new Error('a dry click has no activity')),
    invalidate: nothing,
    check: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  },
  defaults: {},
  callerIds: [],
  results: USUAL_RESULTS,
  ...defined({ defaultCountry: country }),
});

const mappingOf = (crm: string): Mapping => ({
  crm,
  user: DRY_AGENT,
  mor: MOR,
  username: DRY_AGENT,
  device: '2',
  source: '1001',
  freeDialling: false,
  enabled: true,
});

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** Accepts every callback, as MOR would. */
const answerAsMor: RequestListener = (req, res) => {
  req.resume();
  req.once('end', () => {
    const id = `17${String(Math.floor(Math.random() * 1e15)).padStart(15, '0')}`;
    const text = `<?xml version="1.0" encoding="UTF-8"?><page><status>Ok</status><callback_uniqueid>${id}</callback_uniqueid></page>`;
    res.writeHead(200, { 'content-type': 'text/xml', 'content-length': text.length }).end(text);
  });
};

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
};

/** The path of a click without effects: its MOR is this server, and its store rolls back every write. */
const stage = (
  port: number,
  senders: readonly DrySender[],
  rehearsal: CallStore,
  deps: WarmUpDeps,
): { readonly front: RequestListener; readonly close: () => Promise<void> } => {
  const { config, store, now, steady, patienceMs = PATIENCE_MS } = deps;
  const [mor] = config.mor;
  const options = {
    id: MOR,
    url: `http://127.0.0.1:${port}${MOR_PATH}`,
    endpoint: 'callback_init',
    method: mor?.method ?? 'POST',
    secretKey: mor?.secretKey === undefined ? undefined : MOR,
    hashOrder: 'device-src-dst',
    callbackUniqueId: true,
    timeoutMs: patienceMs,
    connectTimeoutMs: patienceMs,
  } as const;
  const gateway = createMorClient(options, { memory: new Map(), log: SILENT, now: steady });
  const mors = new Map<string, MorServer>([[MOR, { gateway, numbers: { form: 'digits', prefixes: [] } }]]);
  const [first, second] = ['request', 'record'] as const;
  const crms = new Map(
    senders.map(({ crm }, at) => [
      crm,
      dryCrm(crm, at === 0 ? first : second, config.numbers.defaultCountry),
    ]),
  );
  const { book, place, resolve } = createUseCases({
    store: {
      ...store,
      calls: rehearsal,
      mappings: {
        ...store.mappings,
        // Queries the database as usual; it does not matter that it has no such agent.
        find: async (ref) => (await store.mappings.find(ref)) ?? mappingOf(ref.crm),
      },
    },
    crms,
    mors,
    config: { follow: config.follow, mor: [{ id: MOR, timeoutMs: patienceMs }] },
    now,
    steady,
    log: SILENT,
    rules: () => ({ blockedPrefixes: [], blockedTypes: [] }),
    internal: internalOf(() => []),
    defaultCountry: () => config.numbers.defaultCountry,
    limits: () => UNLIMITED,
    instanceLimits: () => undefined,
  });
  const counts = createDoorCounts();
  // A fresh key, so that nobody else on this machine can make a token for the stage, which reads the real database.
  const tokenKey = randomBytes(32);
  const shared = { publicUrl: 'http://dry', resultsOf: resultsIn(crms), now };
  const endpoints = callEndpoints({
    ...shared,
    place,
    resolve,
    book,
    mors,
    store: rehearsal,
    records: store.records,
    streams: createStreamRegistry(now, counts),
  });
  const front = createFront(answerAsMor, endpoints, {
    ...shared,
    authenticate: createAuthenticator({
      crms: senders.map(({ crm, apiKey, signingSecret }) => ({
        crm,
        apiKeys: [apiKey],
        signingSecrets: [signingSecret],
      })),
      tokens: createTokens({ key: () => tokenKey, now, trusted: [] }),
      now,
    }),
    usedIds: createUsedIds(steady),
    visitorOf: createVisitors(false),
    guesses: createGuesses({ now: steady, log: SILENT, counts }),
    strangersBodies: createStrangersBodies(counts),
    originsOf: () => new Set(),
    log: SILENT,
  });
  return { front, close: () => gateway.close() };
};

/**
 * The first clicks of a process are many times slower than later ones, because their code has never run. So the process
 * runs dry clicks before it takes real ones: the same path, without effects. Resolves with how many ran. Never rejects: a
 * service that could not be warmed up works all the same, only slower at first.
 */
export const warmUp = async (deps: WarmUpDeps): Promise<number> => {
  const { rehearsal } = deps.store;
  if (rehearsal === undefined || deps.config.mor.length === 0) return 0;
  const begunMs = cpuMs();
  let front: RequestListener = answerAsMor;
  const server = createServer((req, res) => {
    front(req, res);
  });
  try {
    const port = await listening(server);
    const senders = [createDrySender('dry-request'), createDrySender('dry-record')];
    const scene = stage(port, senders, rehearsal, deps);
    ({ front } = scene);
    try {
      return await sendDryClicks({
        port,
        senders,
        now: deps.now,
        most: MOST_CLICKS,
        isEnough: () => cpuMs() - begunMs > MOST_CPU_MS,
        patienceMs: deps.patienceMs ?? PATIENCE_MS,
      });
    } finally {
      await scene.close();
    }
  } catch (error) {
    deps.log.warn(
      { reason: error instanceof Error ? error.message : String(error) },
      'the way of a click could not be warmed up; the first clicks will be slower',
    );
    return 0;
  } finally {
    server.close();
    server.closeAllConnections();
  }
};
