import { createHmac } from 'node:crypto';
import type { Log, Now } from '../../calls/ports.ts';
import type { NewRecord, RecordStore } from '../../calls/admin-ports.ts';
import { Problem } from '../../calls/problems.ts';
import { hashPassword, sameSecret, verifyPassword } from './password.ts';
import type { Role } from './sessions.ts';
import type { Via } from './grants.ts';
import type { Attempter, Throttle } from './throttle.ts';

const ADMINISTRATOR = 'administrator';

/** Letters and digits that are hard to confuse with one another. */
const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 12;

/** The same at every node that has the key, because the form may be sent to any of them. */
const codeFrom = (key: Uint8Array): string => {
  const bytes = createHmac('sha256', key).update('set-up code').digest();
  return Array.from(
    { length: CODE_LENGTH },
    (_, at) => CODE_LETTERS[bytes.readUInt16BE(2 * at) % CODE_LETTERS.length],
  ).join('');
};

/** Checks passwords and sets the first one of a new installation. */
export interface SignIn {
  /** True while nobody can sign in because no password was ever set. */
  needsSetup(): boolean;
  /** The one-time code that the log shows while `needsSetup`. */
  readonly setupCode: string | undefined;
  /** Returns whose password it is. Rejects with `unauthenticated` or `sign_in_throttled`. */
  verify(password: string, by: Attempter): Promise<{ role: Role; via: Via }>;
  /** What the administrator's password is compared with; it changes with the password. */
  credential(): string | undefined;
  /**
   * Sets the first password. The set-up code is always required, because behind a proxy that passes no headers everybody looks
   * local. Rejects with `forbidden` when there is a password already, or when the code is missing or wrong.
   */
  setFirst(given: { password: string; code?: string | undefined; by: Attempter }): Promise<void>;
  /** Call this when another node may have set or changed the password. */
  reload(): Promise<void>;
  /** Replaces the stored password. Rejects with `forbidden` when the password is in the configuration file. */
  change(given: { current: string; password: string; by: Attempter; actor: string }): Promise<void>;
}

const passwordExists = (): Problem =>
  new Problem('forbidden', 'There is an administrator password already; sign in with it.');

export const createSignIn = async (deps: {
  readonly records: RecordStore;
  readonly throttle: Throttle;
  readonly now: Now;
  readonly log: Log;
  /** The key from which the set-up code is derived. */
  readonly codeKey: () => Uint8Array;
  /** From the configuration file. */
  readonly password?: string | undefined;
  readonly viewerPassword?: string | undefined;
  /** Called for each wrong password or code. */
  readonly onRefused?: () => void;
}): Promise<SignIn> => {
  const { records, throttle, now, log } = deps;
  let stored = await records.get('password', ADMINISTRATOR);
  let isNew = stored === undefined && deps.password === undefined;
  const code = (): string => codeFrom(deps.codeKey());

  const isAdministrator = (password: string): Promise<boolean> => {
    if (deps.password !== undefined) return Promise.resolve(sameSecret(password, deps.password));
    return stored === undefined ? Promise.resolve(false) : verifyPassword(password, stored);
  };

  const isViewer = (password: string): boolean =>
    deps.viewerPassword !== undefined && sameSecret(password, deps.viewerPassword);

  const hashed = async (password: string): Promise<NewRecord> => ({
    kind: 'password',
    id: ADMINISTRATOR,
    value: await hashPassword(password),
  });

  const refused = (by: Attempter, message: string): void => {
    deps.onRefused?.();
    log.warn(by.kind === 'address' ? { address: by.address } : { [by.kind]: by.id }, message);
  };

  return {
    async reload() {
      stored = await records.get('password', ADMINISTRATOR);
      if (stored !== undefined) isNew = false;
    },
    credential: () => deps.password ?? stored,
    needsSetup: () => isNew,
    get setupCode() {
      return isNew ? code() : undefined;
    },
    async verify(password, by) {
      const attempt = throttle.attempt(by);
      if (await isAdministrator(password)) {
        attempt.succeeded();
        return { role: 'administrator', via: 'password' };
      }
      if (isViewer(password)) {
        // A viewer's success must not erase failed guesses of the administrator's password.
        attempt.passed();
        return { role: 'viewer', via: 'viewer_password' };
      }
      refused(by, 'sign-in refused: wrong password');
      throw new Problem('unauthenticated', 'The password is wrong.');
    },
    async setFirst({ password, code: given, by }) {
      if (!isNew) throw passwordExists();
      const attempt = throttle.attempt(by);
      if (given === undefined || given.trim() === '') {
        throw new Problem(
          'forbidden',
          'Enter the set-up code that the connector wrote into its log when it started.',
        );
      }
      if (!sameSecret(given.trim().toUpperCase(), code())) {
        refused(by, 'set-up refused: wrong set-up code');
        throw new Problem(
          'forbidden',
          'The set-up code is wrong. The connector wrote the right one into its log at its last start.',
        );
      }
      const record = await hashed(password);
      // Two people may submit the code at the same time, here or at two nodes: the database decides whose password it is.
      const isFirst = await records.add(record, {
        actor: 'setup',
        action: 'password.set',
        subject: 'password',
        atMs: now(),
      });
      isNew = false;
      if (!isFirst) {
        stored = await records.get('password', ADMINISTRATOR);
        throw passwordExists();
      }
      stored = record.value;
      attempt.succeeded();
    },
    async change({ current, password, by, actor }) {
      if (deps.password !== undefined) {
        throw new Problem(
          'forbidden',
          'The password comes from the configuration (admin.password); change it there.',
        );
      }
      const attempt = throttle.attempt(by);
      if (!(await isAdministrator(current))) {
        refused(by, 'change of the password refused: the current one was wrong');
        throw new Problem('forbidden', 'The current password is wrong.');
      }
      attempt.succeeded();
      const record = await hashed(password);
      await records.apply([record], { actor, action: 'password.change', subject: 'password', atMs: now() });
      stored = record.value;
    },
  };
};
