import type { AuditDraft, RecordStore } from '../calls/admin-ports.ts';
import type { Log } from '../calls/ports.ts';
import { Problem } from '../calls/problems.ts';
import { describe } from '../config/load.ts';
import { oidcSchema } from '../config/server-schema.ts';
import type { OidcConfig } from '../config/server-schema.ts';
import { defined } from '../defined.ts';
import { refuseFields, secretsKept } from './connection-form.ts';
import { asFields, drawable } from './connection-views.ts';
import type { Drawable, Fields, Origin } from './connection-views.ts';
import { withoutSecrets } from './secret-fields.ts';
import type { Vault } from './vault.ts';

type By = Pick<AuditDraft, 'actor' | 'atMs'>;

export interface OidcView {
  /** Absent: nobody has set it up. */
  readonly origin?: Origin;
  /** Without the secret, which appears as `{set: true}`. */
  readonly settings: Fields;
  /** Why what is stored is not in use. */
  readonly problem?: string;
}

/** Sign-in with OpenID Connect as administrators set it up; it counts from the next sign-in. The file's settings win. */
export interface LiveOidc {
  /** The same object until it changes. */
  current(): OidcConfig | undefined;
  view(): OidcView;
  schema(): Drawable;
  /**
   * What a form has sent, with the stored secret where it is left as it was; nothing at all stands for what is in use. Throws
   * `invalid_request`.
   */
  checked(given: Fields): OidcConfig;
  /** Rejects with `invalid_request`, or with `forbidden` where the file has settings. */
  set(given: Fields, by: By): Promise<void>;
  remove(by: By): Promise<void>;
  /** Call this when another node has changed it. */
  reload(): Promise<void>;
}

const KIND = 'oidc';
const ID = 'provider';
const CONTEXT = `${KIND} ${ID}`;

const SOMEBODY = ['administrators', 'viewers', 'administratorGroups', 'viewerGroups'] as const;

const parse = (given: Fields): OidcConfig => {
  const parsed = oidcSchema.safeParse(given);
  if (!parsed.success) return refuseFields(parsed.error.issues.flatMap((issue) => describe(issue, [])));
  if (SOMEBODY.every((list) => parsed.data[list].length === 0)) {
    refuseFields([
      { path: 'administrators', message: 'name an e-mail address or a group, or nobody can sign in' },
    ]);
  }
  return parsed.data;
};

export const createLiveOidc = async (deps: {
  readonly records: RecordStore;
  readonly vault: Vault;
  readonly fromFile: OidcConfig | undefined;
  readonly log: Log;
}): Promise<LiveOidc> => {
  const { records, vault, fromFile, log } = deps;
  let stored: OidcConfig | undefined;
  let problem: string | undefined;

  const reload = async (): Promise<void> => {
    const sealed = await records.get(KIND, ID);
    stored = undefined;
    problem = undefined;
    if (sealed === undefined) return;
    try {
      stored = parse(asFields(JSON.parse(vault.open(sealed, CONTEXT))));
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
      log.error({}, `the stored sign-in with OpenID Connect is not used: ${problem}`);
    }
  };
  await reload();

  const requireOurs = (): void => {
    if (!fromFile) return;
    throw new Problem(
      'forbidden',
      'Sign-in with OpenID Connect is set up in the configuration file; change it there.',
    );
  };
  const checked = (given: Fields): OidcConfig => {
    const now = fromFile ?? stored;
    return now && Object.keys(given).length === 0 ? now : parse(secretsKept(given, asFields(now)));
  };

  return {
    current: () => fromFile ?? stored,
    view() {
      const origin = fromFile ? 'file' : (stored ?? problem) === undefined ? undefined : 'stored';
      const settings = asFields(withoutSecrets(fromFile ?? stored));
      return { settings, ...defined({ origin, problem: fromFile ? undefined : problem }) };
    },
    schema: () => drawable(oidcSchema),
    checked,
    async set(given, by) {
      requireOurs();
      const next = checked(given);
      const action = stored ? 'oidc.edit' : 'oidc.create';
      const before = stored && withoutSecrets(stored);
      await records.apply([{ kind: KIND, id: ID, value: vault.seal(JSON.stringify(next), CONTEXT) }], {
        ...by,
        action,
        subject: 'sign-in with OpenID Connect',
        ...defined({ before }),
        after: withoutSecrets(next),
      });
      stored = next;
      problem = undefined;
    },
    async remove(by) {
      requireOurs();
      if ((stored ?? problem) === undefined) {
        throw new Problem('not_found', 'Sign-in with OpenID Connect is not set up.');
      }
      await records.apply([{ kind: KIND, id: ID, value: null }], {
        ...by,
        action: 'oidc.delete',
        subject: 'sign-in with OpenID Connect',
        ...defined({ before: stored && withoutSecrets(stored) }),
      });
      stored = undefined;
      problem = undefined;
    },
    reload,
  };
};
