import { Problem } from '../calls/problems.ts';
import type { CheckLine } from '../calls/connector.ts';
import type { AuditDraft } from '../calls/admin-ports.ts';
import type { Log, Now } from '../calls/ports.ts';
import { crmFormSchema } from '../config/crm-schema.ts';
import type { CrmConfig } from '../config/crm-schema.ts';
import { morSchema } from '../config/mor-schema.ts';
import type { MorConfig } from '../config/mor-schema.ts';
import type { Runtime } from '../app/runtime.ts';
import { defined } from '../defined.ts';
import { flat, refuseFields, requireId, secretsKept, withoutKeys } from './connection-form.ts';
import { asFields, crmView, drawable, morView } from './connection-views.ts';
import type { CrmView, Drawable, Fields, MorView } from './connection-views.ts';
import { withoutSecrets } from './secret-fields.ts';
import { checkCrm, checkMor, openConnection, sealConnection } from './stored-connections.ts';
import type { ConnectionKind } from './stored-connections.ts';
import { tryCrm, tryMor } from './try-connection.ts';
import type { VaultKind } from './vault.ts';
import { withWaiting } from './waiting.ts';

type By = Pick<AuditDraft, 'actor' | 'atMs'>;
type Stored = Fields & { readonly id: string };

export interface ConnectionList {
  readonly mor: readonly MorView[];
  readonly crms: readonly CrmView[];
  readonly restartNeeded: boolean;
  /** Names of the nodes that do not use the stored connections yet; absent: there is only one service. */
  readonly olderNodes?: readonly string[];
  readonly encryption: VaultKind;
  /** The ids in use now. */
  readonly active: { readonly mor: readonly string[]; readonly crms: readonly string[] };
}

/**
 * Connections to MOR and CRMs as administrators see and change them; secrets go in and never come out. Each stored connection is
 * encrypted as a whole and merged with those of the file at the next start.
 */
export class Connections {
  readonly #runtime: Runtime;
  readonly #deps: { readonly log: Log; readonly now: Now };
  readonly #changed = new Set<ConnectionKind>();

  constructor(runtime: Runtime, deps: { readonly log: Log; readonly now: Now }) {
    this.#runtime = runtime;
    this.#deps = deps;
  }

  /** Was something of this kind stored or removed that is not in use yet? */
  needsRestart(kind: ConnectionKind): boolean {
    return this.#changed.has(kind);
  }

  /** Call this when another node has stored or removed something of this kind. */
  changedElsewhere(kind: ConnectionKind): void {
    this.#changed.add(kind);
  }

  async list(): Promise<ConnectionList> {
    const { fileConfig, config, keys, store, vault, nodes } = this.#runtime;
    const settings = await store.settings.all();
    const olderNodes = (await nodes?.look())?.flatMap((node) => (node.needsRestart ? [node.name] : []));
    const withLearned = (mor: MorView): MorView => {
      const learnedHashOrder = settings.get(`mor.${mor.id}.hashOrder`);
      return learnedHashOrder === undefined ? mor : { ...mor, learnedHashOrder };
    };
    const withStatus = (mor: MorView): MorView => {
      const { username } = asFields(mor['status']);
      return username === undefined ? mor : { ...mor, statusUsername: username };
    };
    return {
      mor: [
        ...fileConfig.mor.map((mor) => morView(asStored(mor), 'file')),
        ...(await this.#ours('mor', (mor) => morView(mor, 'stored'))),
      ].map((mor) => withStatus(withLearned(mor))),
      crms: [
        ...fileConfig.crms.map((crm) => crmView(crm, 'file', keys.list())),
        ...(await this.#ours('crm', (crm) => crmView(crm, 'stored', keys.list()))),
      ],
      restartNeeded: this.#changed.size > 0 || (olderNodes ?? []).length > 0,
      ...defined({ olderNodes }),
      encryption: vault.kind,
      active: { mor: config.mor.map((mor) => mor.id), crms: config.crms.map((crm) => crm.id) },
    };
  }

  /** What the forms are drawn from. */
  types(): { mor: Drawable; crm: Drawable; items: readonly (Drawable & { readonly type: string })[] } {
    return {
      mor: drawable(morSchema.omit({ id: true })),
      // The fields that every type has besides its own.
      crm: drawable(crmFormSchema),
      items: this.#runtime.connectorTypes.map(({ type, options }) => ({ type, ...drawable(options) })),
    };
  }

  /** Rejects with `forbidden` for a connection of the file, and with `invalid_request` and the wrong fields. */
  async putMor(id: string, given: Fields, by: By): Promise<MorView> {
    const { value, before } = await this.#checked('mor', id, given);
    const view = morView(asStored(value), 'stored');
    await this.#save('mor', value, { ...by, before, after: view });
    return view;
  }

  /** Rejects as `putMor` does. */
  async putCrm(id: string, given: Fields, by: By): Promise<CrmView> {
    const { value, before } = await this.#checked('crm', id, given);
    const view = crmView(asStored(value), 'stored', this.#runtime.keys.list());
    await this.#save('crm', value, { ...by, before, after: view });
    return view;
  }

  async remove(kind: ConnectionKind, id: string, by: By): Promise<void> {
    this.#requireOurs(kind, id);
    const { records } = this.#runtime.store;
    const before = await this.#readStored(kind, id);
    if ((await records.get(kind, id)) === undefined) {
      throw new Problem('not_found', `There is no stored connection ${id}.`);
    }
    const audit = { ...by, subject: `${kind} ${id}`, action: 'connection.delete' };
    await records.apply(
      [{ kind, id, value: null }],
      before ? { ...audit, before: withoutSecrets(before) } : audit,
    );
    this.#changed.add(kind);
  }

  /** Tests a connection as entered, or a known one by its id. Places no call. */
  async test(kind: ConnectionKind, given: Fields): Promise<readonly CheckLine[]> {
    const fields = flat(given);
    const id = typeof fields['id'] === 'string' ? fields['id'] : 'test';
    const before = this.#ofFile(kind, id) ?? (await this.#readStored(kind, id));
    const isRef = Object.keys(fields).every((key) => key === 'id');
    if (isRef && !before) throw new Problem('not_found', `There is no connection ${id}.`);
    const value = this.#parse(kind, { ...(isRef ? before : secretsKept(fields, before)), id });
    return 'type' in value
      ? tryCrm(value, this.#runtime.connectorTypes, this.#deps)
      : tryMor(value, this.#deps);
  }

  #ofFile(kind: ConnectionKind, id: string): Fields | undefined {
    const { mor, crms } = this.#runtime.fileConfig;
    const all: readonly { readonly id: string }[] = kind === 'mor' ? mor : crms;
    const found = all.find((one) => one.id === id);
    return found && asFields(found);
  }

  /** Undefined: there is none, or its key is lost and it has to be entered again. */
  async #readStored(kind: ConnectionKind, id: string): Promise<Fields | undefined> {
    const sealed = await this.#runtime.store.records.get(kind, id);
    if (sealed === undefined) return undefined;
    try {
      return asFields(openConnection(this.#runtime.vault, kind, id, sealed));
    } catch {
      return undefined;
    }
  }

  /** The stored ones whose id is not in the file. */
  async #allStored(kind: ConnectionKind): Promise<readonly Stored[]> {
    const ids = [...(await this.#runtime.store.records.all(kind)).keys()];
    return Promise.all(
      ids
        .filter((id) => !this.#ofFile(kind, id))
        .map(async (id) => ({ ...(await this.#readStored(kind, id)), id })),
    );
  }

  /** The connections that are not in the file: each with its problem, or with what a restart changes. */
  async #ours<View extends Pick<MorView | CrmView, 'problem' | 'waiting' | 'running'>>(
    kind: ConnectionKind,
    view: (value: Stored) => View,
  ): Promise<View[]> {
    const stored = await this.#allStored(kind);
    const { config, brokenConnections } = this.#runtime;
    const problemOf = (id: string): string | undefined => brokenConnections.get(`${kind} ${id}`);
    const withProblem = (value: Stored): View => {
      const problem = problemOf(value.id);
      return problem === undefined ? view(value) : { ...view(value), problem };
    };
    if (!this.#changed.has(kind)) return stored.map(withProblem);
    const used: readonly { readonly id: string }[] = kind === 'mor' ? config.mor : config.crms;
    const isBroken = (value: Stored): boolean => 'problems' in this.#check(kind, value);
    return withWaiting({
      stored,
      running: used.filter(({ id }) => !this.#ofFile(kind, id)).map(asStored),
      view: (value) => (isBroken(value) ? withProblem(value) : view(value)),
      isBroken,
    });
  }

  #requireOurs(kind: ConnectionKind, id: string): void {
    requireId(id);
    if (!this.#ofFile(kind, id)) return;
    throw new Problem('forbidden', `${id} is in the configuration file; change it there.`);
  }

  #parse(kind: ConnectionKind, value: unknown): MorConfig | CrmConfig {
    const checked = this.#check(kind, value);
    return 'value' in checked ? checked.value : refuseFields(checked.problems);
  }

  #check(kind: ConnectionKind, value: unknown): ReturnType<typeof checkMor> | ReturnType<typeof checkCrm> {
    return kind === 'mor' ? checkMor(value) : checkCrm(value, this.#runtime.connectorTypes);
  }

  async #checked(
    kind: ConnectionKind,
    id: string,
    given: Fields,
  ): Promise<{ value: MorConfig | CrmConfig; before: Fields | undefined }> {
    this.#requireOurs(kind, id);
    const fields = withoutKeys(flat(given));
    const before = await this.#readStored(kind, id);
    return { value: this.#parse(kind, { ...secretsKept(fields, before), id }), before };
  }

  async #save(
    kind: ConnectionKind,
    value: MorConfig | CrmConfig,
    { before, ...draft }: By & { readonly before: Fields | undefined; readonly after: MorView | CrmView },
  ): Promise<void> {
    const { store, vault } = this.#runtime;
    const { id } = value;
    const audit = { ...draft, subject: `${kind} ${id}`, action: `connection.${before ? 'edit' : 'create'}` };
    await store.records.apply(
      [{ kind, id, value: sealConnection(vault, kind, id, value) }],
      before ? { ...audit, before: withoutSecrets(before) } : audit,
    );
    this.#changed.add(kind);
  }
}

const asStored = (value: { readonly id: string }): Stored => ({ ...asFields(value), id: value.id });
