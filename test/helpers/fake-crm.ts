import type { RecordRef } from '../../src/calls/call/call.ts';
import type { Activity, ActivityResult } from '../../src/calls/activity.ts';
import type { Connector, CrmAgent, CrmRecord } from '../../src/calls/connector.ts';

/** A CRM in memory that keeps at most one activity for each call and can be told to fail. */
export class FakeCrm implements Connector {
  readonly type = 'fake';
  readonly id: string;
  numbersFrom: Connector['numbersFrom'] = 'record';
  checksVisibility = true;
  writesActivities = true;
  readonly records = new Map<string, CrmRecord>();
  readonly agents = new Map<string, CrmAgent>();
  /** By call id. */
  readonly activities = new Map<string, Activity>();
  /** Every attempt, including the failed ones. */
  readonly attempts: Activity[] = [];
  /** Results of the next attempts, in order, instead of writing. */
  readonly faults: (ActivityResult | Error)[] = [];
  /** Runs before a write is answered. */
  duringWrite: () => Promise<unknown> = () => Promise.resolve();
  readAgentCount = 0;

  constructor(id = 'sales') {
    this.id = id;
  }

  add(record: CrmRecord): this {
    this.records.set(`${record.ref.type}/${record.ref.id}`, record);
    return this;
  }
  readRecord({ type, id }: RecordRef): Promise<CrmRecord | undefined> {
    return Promise.resolve(this.records.get(`${type}/${id}`));
  }
  readAgent(user: string): Promise<CrmAgent | undefined> {
    this.readAgentCount += 1;
    return Promise.resolve(this.agents.get(user));
  }
  listAgents(): ReturnType<Connector['listAgents']> {
    return Promise.resolve({ items: [...this.agents.values()] });
  }
  async writeActivity(activity: Activity): Promise<ActivityResult> {
    this.attempts.push(activity);
    await this.duringWrite();
    const fault = this.faults.shift();
    if (fault instanceof Error) throw fault;
    if (fault) return fault;
    this.activities.set(activity.callId, activity);
    return {
      kind: 'written',
      id: `act-${activity.callId}`,
      url: `https://crm.example.com/${activity.callId}`,
    };
  }
  invalidate(): void {
    this.readAgentCount = 0;
  }
  check(): ReturnType<Connector['check']> {
    return Promise.resolve([]);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}
