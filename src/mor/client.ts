import type { Cdr } from '../calls/call/observation.ts';
import type { MorGateway, MorReply } from '../calls/mor-gateway.ts';
import { defined } from '../defined.ts';
import { CallbackClient } from './callback.ts';
import { createConnection } from './connection.ts';
import { createHangUp } from './hang-up.ts';
import { askV2Cdrs } from './v2-cdrs.ts';
import { createV2Session } from './v2-session.ts';
import { zoneOffsetMs } from './zone.ts';
import type { MorClientDeps, MorClientOptions } from './options.ts';
import { createAsk, failure } from './questions.ts';
import { cdr, detailedDevice, detailedUser, listedDevice, listedUser, liveRow } from './records.ts';
import { createRecordings } from './recordings.ts';
import { createScrub } from './scrub.ts';
import { child, collect, isElement, textOf } from './xml.ts';
import type { Xml, XmlElement } from './xml.ts';

const ACTIVE_ROOTS: ReadonlySet<string> = new Set(['page', 'active_calls', 'active_call']);
const isDefined = <T>(value: T | undefined): value is T => value !== undefined;

/** CDRs without their own time zone use the one in which the answer prints the requested period. */
const cdrsOf = (content: Xml, rows: readonly XmlElement[], fromMs: number): Cdr[] => {
  const period = child(child(content, 'calls_stat'), 'period');
  const offsetMs = zoneOffsetMs(textOf(period, 'period_start'), fromMs);
  return rows.map((row) => cdr(row, offsetMs)).filter(isDefined);
};

/** A reader for documents whose root is `<page>`. */
const onPage =
  <T>(read: (page: XmlElement) => T | undefined) =>
  (root: string, content: Xml): T | undefined =>
    root === 'page' && isElement(content) ? read(content) : undefined;

/**
 * The signed client of one MOR server (https://wiki.kolmisoft.com/index.php?title=MOR_API, April 2026). Its promises
 * never reject because of MOR: every fault is a value. Throws only here, if the configured CA file cannot be read.
 */
export function createMorClient(options: MorClientOptions, deps: MorClientDeps): MorGateway {
  const connection = createConnection(options, deps);
  const scrub = createScrub(options);
  const ask = createAsk(options, deps, connection, scrub);
  const callbacks = new CallbackClient(options, deps, connection, scrub);
  const session = createV2Session(options, deps, connection);
  const asker = options.status?.username;

  /** Questions need a status user. */
  const asUser = <T>(question: (u: string) => Promise<MorReply<T>>): Promise<MorReply<T>> =>
    asker === undefined
      ? Promise.resolve(
          failure('not_authenticated', 'questions need a MOR user: set status.username of this MOR'),
        )
      : question(asker);

  return {
    id: options.id,
    canFollow: asker !== undefined,
    canHangUp: options.v2 !== undefined,
    describe: (request) => callbacks.describe(request),
    callback: (request) => callbacks.callback(request),
    probe: (username) => callbacks.probe(username),
    clockSkewMs: connection.skew.valueMs,
    hangUp: createHangUp(session),
    logInV2: () => session.logIn(),
    close: connection.close,
    ...defined({
      recordings: asker === undefined ? undefined : createRecordings(options, asker, ask, connection),
    }),

    activeCalls: () =>
      asUser((u) =>
        ask(
          'active_calls_get',
          { u },
          {
            // The root's name is undocumented; a document without rows is an empty list.
            rows: 'active_call',
            read: (root, _content, rows) => (ACTIVE_ROOTS.has(root) ? rows.map(liveRow) : undefined),
            nothing: { text: /^no (?:active )?calls(?: (?:were )?found)?$/, value: [] },
          },
        ),
      ),

    async cdrs({ fromMs, toMs, callbackUniqueId }) {
      const from = String(Math.floor(fromMs / 1000));
      const to = String(Math.ceil(toMs / 1000));
      if (callbackUniqueId !== undefined && options.v2 !== undefined) {
        // The filter is documented for v2; if v2 cannot answer (before X19, or without permission), v1 may support it.
        const reply = await askV2Cdrs(session, { from, to }, callbackUniqueId);
        if (reply.ok) return reply;
      }
      return asUser((u) => {
        const params: Record<string, string> = {
          period_start: from,
          period_end: to,
        };
        if (callbackUniqueId !== undefined) params['s_callback_uniqueid'] = callbackUniqueId;
        return ask(
          'user_calls_get',
          { ...params, u },
          {
            rows: 'call',
            read: (root, content, rows) =>
              // A page without `<calls>` is an empty list only if it is this page.
              root === 'page' && (child(content, 'calls_stat') ?? child(content, 'total_calls')) !== undefined
                ? cdrsOf(content, rows, Number(from) * 1000)
                : undefined,
            nothing: { text: /^no calls(?: (?:were )?found)?$/, value: [] },
          },
        );
      });
    },

    version: () =>
      asUser((u) => ask('system_version_get', { u }, { read: onPage((page) => textOf(page, 'version')) })),

    device: (deviceId) =>
      asUser((u) => ask('device_details_get', { device_id: deviceId, u }, { read: onPage(detailedDevice) })),

    devices: (userId) =>
      asUser((u) =>
        ask(
          'devices_get',
          { user_id: userId, u },
          {
            read: onPage((page) =>
              child(page, 'devices') === undefined
                ? undefined
                : collect(page, 'device').map(listedDevice).filter(isDefined),
            ),
            nothing: { text: /^device(?: was)? not found$/, value: [] },
          },
        ),
      ),

    userDetails: ({ userId, username }) =>
      asUser((u) => {
        const params: Record<string, string> = {};
        if (userId !== undefined) params['user_id'] = userId;
        if (username !== undefined) params['username'] = username;
        return ask('user_details_get', { ...params, u }, { read: onPage(detailedUser) });
      }),

    users: () =>
      asUser((u) => {
        const p = options.status?.password;
        if (p === undefined) {
          const text =
            'the list of users needs the password of the status user: set status.password of this MOR';
          return Promise.resolve(failure('not_authenticated', text));
        }
        return ask(
          'users_get',
          { u, p },
          {
            read: onPage((page) => {
              const holder = child(child(page, 'status'), 'users') ?? child(page, 'users');
              return holder === undefined
                ? undefined
                : collect(holder, 'user').map(listedUser).filter(isDefined);
            }),
            nothing: { text: /^no users found$/, value: [] },
          },
        );
      }),
  };
}
