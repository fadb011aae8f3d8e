import type { RecordRef } from '../../../src/calls/call/call.ts';
import type { Activity, ActivityResult, CallBackTask } from '../../../src/calls/activity.ts';
import type {
  CatchUp,
  CheckLine,
  Connector,
  ConnectorDeps,
  CrmAgent,
  CrmRecord,
  NewRecordPage,
  NumberQuery,
} from '../../../src/calls/connector.ts';
import type { Log } from '../../../src/calls/ports.ts';
import { Problem } from '../../../src/calls/problems.ts';
import { defined } from '../../../src/defined.ts';
import { plainId } from '../../../src/mapping/agents/agent-id.ts';
import { toCrmError } from '../crm-error.ts';
import { createStart } from '../deadline.ts';
import type { Deadline, StartMethod, Urgency } from '../deadline.ts';
import { createTtlCache } from '../ttl-cache.ts';
import type { TtlCache } from '../ttl-cache.ts';
import { failedResult } from './activity-result.ts';
import { ActivityWriter } from './activity-writer.ts';
import { agentMatches, searchWord, toAgent, userFields } from './agents.ts';
import { isBeanId, moduleOf } from './bean.ts';
import type { BeanApi } from './bean-api.ts';
import { createFindCallers } from './callers.ts';
import { createSummarise } from './caller-summary.ts';
import { createCatchUp } from './catch-up.ts';
import { checkBeans } from './check.ts';
import type { BeanOptions } from './options.ts';
import { recordFields, toRecord } from './records.ts';
import { TaskWriter } from './task-writer.ts';

/** A user's mapping fields rarely change; the CRM's package reports it (`invalidate`), and `catchUp` finds the rest. */
const AGENT_CACHE = { max: 1_000, ttlMs: 5 * 60_000 };

/** The kinds of record offered for an unknown caller. */
const NEW_CALLERS = ['Leads', 'Contacts'];

export interface BeanConnectorParts {
  readonly id: string;
  readonly type: string;
  readonly options: BeanOptions;
  readonly api: BeanApi;
  /** Address of a record for people. */
  readonly pageUrl: (module: string, id: string) => string | undefined;
  /** Address at which the CRM's package plays the recording of a call of the connector. */
  readonly recordingUrl: (callId: string) => string;
  /** Address of the form for a new record, prefilled with the number if the CRM's forms read values from the URL. */
  readonly newPageUrl: (module: string, number: string) => string;
}

type AgentQuery = Parameters<Connector['listAgents']>[0];

/** The connector for one Sugar-family CRM, over whichever API. */
export class BeanConnector implements Connector {
  readonly id: string;
  readonly type: string;
  readonly numbersFrom: Connector['numbersFrom'];
  /** Its API answers as the integration user. */
  readonly checksVisibility = false;
  readonly writesActivities = true;
  /** Their ids are UUIDs in small letters, which databases compare without regard to case. */
  readonly canonicalId = plainId;
  readonly catchUp?: CatchUp;
  readonly #parts: BeanConnectorParts;
  readonly #log: Log;
  readonly #missedTask: boolean;
  readonly #results: readonly string[];
  readonly #start: StartMethod;
  readonly #writer: ActivityWriter;
  readonly #tasks: TaskWriter;
  readonly #agents: TtlCache<CrmAgent>;
  readonly #callers: ReturnType<typeof createFindCallers>;

  constructor(
    parts: BeanConnectorParts,
    { now, steady = now, log, limitMs, results = [], missedTask = false }: ConnectorDeps,
  ) {
    const { id, type, options, api } = parts;
    this.id = id;
    this.type = type;
    this.numbersFrom = options.numbersFrom;
    this.#parts = parts;
    this.#log = log;
    this.#missedTask = missedTask;
    this.#results = results.map(({ code, value = code }) => value);
    this.#start = createStart(limitMs);
    this.#writer = new ActivityWriter({ crm: id, ...parts, log, now: steady });
    this.#tasks = new TaskWriter(api, options.task, steady);
    this.#agents = createTtlCache({ ...AGENT_CACHE, now: steady });
    this.#callers = createFindCallers({ ...parts, now: steady });
    if (options.changesPollSec > 0) {
      const look = createCatchUp(api, this.#agents, steady);
      this.catchUp = {
        everySec: options.changesPollSec,
        run: () => this.#reading('background', look),
      };
    }
  }

  canonicalType(type: string): string {
    return moduleOf(this.#parts.options.modules, type);
  }

  async readRecord(record: RecordRef): Promise<CrmRecord | undefined> {
    const { options, api, pageUrl } = this.#parts;
    const fields = Object.hasOwn(options.modules, record.type) ? options.modules[record.type] : undefined;
    if (fields === undefined)
      this.#log.warn({ crm: this.id, module: record.type }, 'module is not configured for calls');
    if (fields === undefined || !isBeanId(record.id)) return undefined;
    return this.#reading('click', async (deadline) => {
      const bean = await api.get(deadline, record.type, record.id, recordFields(fields));
      return bean && toRecord(record, bean, fields, pageUrl(record.type, record.id));
    });
  }

  async readAgent(user: string): Promise<CrmAgent | undefined> {
    if (!isBeanId(user)) return undefined;
    const { options, api } = this.#parts;
    return this.#agents.get(user, () =>
      this.#reading('click', async (deadline) => {
        const bean = await api.user(deadline, user, userFields(options));
        return bean && toAgent(bean, options);
      }),
    );
  }

  findByNumber(e164: string, query: NumberQuery): Promise<readonly CrmRecord[]> {
    return this.#reading('click', (deadline) => this.#callers.find(deadline, e164, query), query.signal);
  }

  prepareFindByNumber(query: Pick<NumberQuery, 'objects'>): Promise<void> {
    return this.#reading('background', (deadline) => this.#callers.prepare(deadline, query));
  }

  summarise(
    record: RecordRef,
    { signal }: Pick<NumberQuery, 'signal'>,
  ): ReturnType<NonNullable<Connector['summarise']>> {
    return this.#reading('click', (deadline) => createSummarise(this.#parts.api)(deadline, record), signal);
  }

  newRecordPages(e164: string): readonly NewRecordPage[] {
    const { options, newPageUrl } = this.#parts;
    return NEW_CALLERS.filter((module) => Object.hasOwn(options.modules, module)).map((module) => ({
      type: module,
      url: newPageUrl(module, e164),
    }));
  }

  listAgents({ search = '', limit, cursor }: AgentQuery): ReturnType<Connector['listAgents']> {
    const { options, api } = this.#parts;
    return this.#reading('background', async (deadline) => {
      const word = searchWord(search);
      const query = {
        limit,
        ...defined({ word, cursor }),
      };
      const page = await api.users(deadline, query, userFields(options));
      const agents = page.items.map((bean) => toAgent(bean, options));
      const items = agents.filter((agent) => agentMatches(agent, search));
      return { items, ...defined({ next: page.next }) };
    });
  }

  writeActivity(activity: Activity): Promise<ActivityResult> {
    return this.#writing(activity.callId, async (deadline) => {
      const id = await this.#writer.write(deadline, activity);
      return { kind: 'written', id, ...defined({ url: this.#parts.pageUrl('Calls', id) }) };
    });
  }

  writeTask(task: CallBackTask): Promise<ActivityResult> {
    return this.#writing(task.key, async (deadline) => {
      const written = await this.#tasks.write(deadline, task);
      return { kind: 'written', ...written, ...defined({ url: this.#parts.pageUrl('Tasks', written.id) }) };
    });
  }

  invalidate({ user }: Parameters<Connector['invalidate']>[0]): void {
    if (user !== undefined) this.#agents.forget((known) => known === user);
  }

  check(): Promise<readonly CheckLine[]> {
    const { api, options } = this.#parts;
    const what = { options, results: this.#results, missedTask: this.#missedTask };
    return checkBeans(this.id, api, what, this.#start('background'));
  }

  close(): Promise<void> {
    return this.#parts.api.close();
  }

  async #writing(
    call: string,
    write: (deadline: Deadline) => Promise<ActivityResult>,
  ): Promise<ActivityResult> {
    try {
      return await write(this.#start('activity'));
    } catch (error) {
      const failure = toCrmError(error);
      this.#log.warn({ crm: this.id, call, kind: failure.kind }, failure.message);
      return failedResult(failure);
    }
  }

  async #reading<T>(
    urgency: Urgency,
    read: (deadline: Deadline) => Promise<T>,
    caller?: AbortSignal,
  ): Promise<T> {
    try {
      return await read(this.#start(urgency, caller));
    } catch (error) {
      const failure = toCrmError(error);
      this.#log.warn({ crm: this.id, kind: failure.kind }, failure.message);
      const cure = failure.cure === undefined ? '' : ` ${failure.cure}`;
      throw new Problem('crm_unreachable', `CRM ${this.id}: ${failure.message}.${cure}`, {
        ...defined({ retryAfterSec: failure.retryAfterSec }),
        cause: error,
      });
    }
  }
}
