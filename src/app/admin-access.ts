import type { Log, Now } from '../calls/ports.ts';
import { createGrantOf } from '../http/admin/grants.ts';
import { createKnownBrowsers } from '../http/admin/known-browsers.ts';
import type { KnownBrowsers } from '../http/admin/known-browsers.ts';
import { createOidc } from '../http/admin/oidc.ts';
import type { Oidc } from '../http/admin/oidc.ts';
import { createSessions } from '../http/admin/sessions.ts';
import type { Sessions } from '../http/admin/sessions.ts';
import { createSignIn } from '../http/admin/sign-in.ts';
import type { SignIn } from '../http/admin/sign-in.ts';
import { createThrottle } from '../http/admin/throttle.ts';
import type { ThrottleNews, ThrottleSharing } from '../http/admin/throttle.ts';
import type { createVisitors } from '../http/doors/address.ts';
import type { DoorCounts } from '../http/doors/doors.ts';
import type { Runtime } from './runtime.ts';

/** A wrong guess at one node slows the guesser down at all of them. */
const throttleSharing = ({ nodes }: Runtime): ThrottleSharing | undefined =>
  nodes && {
    tell(news) {
      nodes.send('throttle', news);
    },
    hear(listener) {
      nodes.hear('throttle', (body) => {
        listener(body as ThrottleNews);
      });
    },
  };

/** Prepares the sign-in and the first set-up. Runs before anything listens, because it reads the database. */
export const createAdminSignIn = async (
  runtime: Runtime,
  deps: { log: Log; now: Now; counts: DoorCounts },
): Promise<SignIn> => {
  const { password, viewerPassword } = runtime.config.admin;
  const throttled = (): void => {
    deps.counts.throttled('sign_in');
  };
  const signIn = await createSignIn({
    records: runtime.store.records,
    throttle: createThrottle(runtime.steady, throttled, throttleSharing(runtime)),
    onRefused() {
      deps.counts.refused('sign_in');
    },
    ...deps,
    codeKey: () => runtime.ownKeys.get('sessions'),
    password,
    viewerPassword,
  });
  runtime.reloads?.on(['password'], () => signIn.reload());
  return signIn;
};

export interface AdminAccess {
  readonly sessions: Sessions;
  readonly knownBrowsers: KnownBrowsers;
  readonly oidc: Oidc;
}

/** Who may use the admin pages: sessions, and sign-in with OpenID Connect as it is set up at the moment. */
export const createAdminAccess = (
  runtime: Runtime,
  deps: {
    readonly log: Log;
    readonly now: Now;
    readonly publicUrl: string;
    readonly signIn: SignIn;
    readonly counts: DoorCounts;
    readonly visitorOf: ReturnType<typeof createVisitors>;
  },
): AdminAccess => {
  const { log, now, publicUrl, signIn, visitorOf } = deps;
  const key = () => runtime.ownKeys.get('sessions');
  const settings = () => runtime.oidc.current();
  const { viewerPassword } = runtime.config.admin;
  const waysIn = { password: () => signIn.credential(), viewerPassword, oidc: settings };
  const sessions = createSessions({
    records: runtime.store.records,
    now,
    steady: runtime.steady,
    grantOf: createGrantOf(waysIn, key),
  });
  runtime.reloads?.on(['session', 'password', 'settings'], () => sessions.recheck());
  runtime.reloads?.on(['oidc'], async () => {
    await runtime.oidc.reload();
    await sessions.recheck();
  });
  const knownBrowsers = createKnownBrowsers({ key, publicUrl });
  const oidc = createOidc({
    settings,
    sessions,
    publicUrl,
    now,
    log,
    key,
    visitorOf,
    isKnown: (req) => knownBrowsers.idOf(req) !== undefined,
    onThrottled() {
      deps.counts.throttled('oidc');
    },
  });
  return { sessions, knownBrowsers, oidc };
};
