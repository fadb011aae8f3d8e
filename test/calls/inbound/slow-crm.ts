import type { Activity, ActivityResult } from '../../../src/calls/activity.ts';
import type { Connector, CrmRecord } from '../../../src/calls/connector.ts';
import { ONA } from './stage.ts';
import type { Stage } from './stage.ts';

export const record = (id: string): CrmRecord => ({
  ref: { type: 'Contact', id },
  name: id === 'ona' ? 'Ona Petrauskaitė' : id,
  numbers: [{ field: 'phone', value: `+${ONA}` }],
  doNotCall: false,
});

/** A CRM of which a test decides what it answers. */
export class SlowCrm {
  /** undefined: it answers nothing to look-ups. */
  found: readonly CrmRecord[] | undefined;
  /** Milliseconds until it answers. */
  afterMs = 0;
  writes = true;
  asked = 0;
  mostAtOnce = 0;
  readonly written: Activity[] = [];
  #atOnce = 0;
  stage: Stage | undefined;

  readonly methods: Partial<Connector> = {
    checksVisibility: false,
    findByNumber: async () => {
      this.asked += 1;
      this.mostAtOnce = Math.max(this.mostAtOnce, (this.#atOnce += 1));
      try {
        if (this.afterMs > 0) await new Promise<void>((resolve) => this.stage?.after(this.afterMs, resolve));
        if (this.found === undefined) throw new Error('the CRM is away');
        return this.found;
      } finally {
        this.#atOnce -= 1;
      }
    },
    writeActivity: (activity) => {
      const result: ActivityResult = this.writes
        ? { kind: 'written', id: 'act' }
        : { kind: 'retry', reason: 'the CRM is away' };
      if (this.writes) this.written.push(activity);
      return Promise.resolve(result);
    },
  };
}
