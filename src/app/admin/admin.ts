import { createAdminApp } from '../../http/admin/admin-app.ts';
import { createSessions } from '../../http/admin/sessions.ts';
import { createSignIn } from '../../http/admin/sign-in.ts';
import type { SignIn } from '../../http/admin/sign-in.ts';
import { createThrottle } from '../../http/admin/throttle.ts';
import type { Express } from 'express';
import type { Log, Now } from '../../calls/ports.ts';
import { pagesFolder } from '../pages.ts';
import type { Runtime } from '../runtime.ts';

export interface AdminDeps {
  readonly log: Log;
  readonly now: Now;
  readonly publicUrl: string;
  readonly signIn: SignIn;
}

/** Passwords and the first set-up; made before anything listens, because it reads the database. */
export const createAdminSignIn = (runtime: Runtime, deps: { log: Log; now: Now }): Promise<SignIn> => {
  const { password, viewerPassword } = runtime.config.admin;
  return createSignIn({
    records: runtime.store.records,
    throttle: createThrottle(deps.now),
    ...deps,
    password,
    viewerPassword,
  });
};

/** The admin app of a runtime, wired. */
export const createAdmin = (runtime: Runtime, deps: AdminDeps): Express => {
  const { store, config } = runtime;
  const { log, now, publicUrl, signIn } = deps;
  const sessions = createSessions({ records: store.records, now });
  return createAdminApp({
    ...{ sessions, signIn, publicUrl, now, log },
    trustProxy: config.server.trustProxy,
    hasOidc: config.admin.oidc !== undefined,
    setupDone: () => Promise.resolve(config.mor.length > 0 && config.crms.length > 0),
    pages: pagesFolder('admin'),
    routes: () => undefined,
  });
};
