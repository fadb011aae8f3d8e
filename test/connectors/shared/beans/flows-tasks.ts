import { describe, expect, it } from '@jest/globals';
import type { CallBackTask } from '../../../../src/calls/activity.ts';
import type { CheckLine, Connector } from '../../../../src/calls/connector.ts';
import type { FlowHarness } from './flow-harness.ts';

const TASK: CallBackTask = {
  key: '6b0c6a55-5d3a-4c9d-8a51-1d5c3d9f2a10',
  state: 'open',
  from: '+37061234567',
  contactName: 'Ona',
  count: 1,
  lastAt: '2026-11-23T09:00:00.000Z',
  dueOn: '2026-11-23',
  dueAt: '2026-11-23T21:59:00.000Z',
};
const SECOND: CallBackTask = { ...TASK, count: 2, lastAt: '2026-11-23T09:20:00.000Z' };

/** Tasks to call back, with what an administrator configures. */
export const taskFlows = (current: () => Pick<FlowHarness, 'store' | 'connect'>): void => {
  describe('tasks to call back', () => {
    const written = async (connector: Connector, task: CallBackTask): Promise<void> => {
      expect(await connector.writeTask?.(task)).toMatchObject({ kind: 'written' });
    };
    const line = async (own: Record<string, unknown> = {}): Promise<CheckLine | undefined> => {
      const lines = await current().connect(own).check();
      return lines.find(({ link }) => link.endsWith(': call-back tasks'));
    };

    it('have the configured fields, and the texts of the configured language', async () => {
      const { connect, store } = current();
      store.addField('Tasks', 'region_c');
      const fields = { priority: 'Low', region_c: 'Baltic {contact} {number}' };
      const connector = connect({ task: { language: 'de', fields } });
      await written(connector, TASK);
      await written(connector, SECOND);
      const [task, ...others] = store.all('Tasks');
      expect(others).toEqual([]);
      expect(task).toMatchObject({ priority: 'Low', region_c: 'Baltic Ona +37061234567' });
      expect(task?.name).toBe('Ona, +37061234567 zurückrufen (2 verpasst)');
      expect(task?.description).toMatch(/Verpasster Anruf von \+37061234567 um 2026-11-23 09:20 UTC$/);
    });

    it('count on in another language after a change of the configuration', async () => {
      const { connect, store } = current();
      await written(connect({ task: { language: 'de' } }), SECOND);
      await written(connect({ task: { language: 'lt' } }), { ...SECOND, count: 3 });
      expect(store.all('Tasks')[0]?.name).toBe('Perskambinti Ona, +37061234567 (praleisti: 3)');
    });

    it('shorten the name rather than the number', async () => {
      const { connect, store } = current();
      const connector = connect();
      const contactName = 'Adelheid von und zu Hohenstein-Ravensburg';
      await written(connector, { ...TASK, contactName });
      await written(connector, { ...SECOND, contactName });
      const name = store.all('Tasks')[0]?.name ?? '';
      expect(name).toMatch(/^Call back Adel.*…, \+37061234567 \(2 missed calls\)$/);
    });

    it.each([
      ['a field that the connector writes', { fields: { status: 'Completed' } }],
      ['an unknown placeholder', { fields: { priority: '{outcome}' } }],
      ['an unknown language', { language: 'fr' }],
    ])('refuse %s', (_what, task) => {
      expect(() => current().connect({ task })).toThrow();
    });

    it('need the right to write them and the fields, which the self-check asks for', async () => {
      const { store } = current();
      expect(await line()).toMatchObject({ ok: true });
      expect(await line({ task: { fields: { region_c: 'x' } } })).toMatchObject({
        ok: false,
        detail: expect.stringContaining('region_c'),
      });
      store.readOnly.add('Tasks');
      expect(await line()).toMatchObject({
        ok: false,
        detail: 'the integration user may not create or edit Tasks',
        cure: expect.stringContaining('rights on Tasks'),
      });
    });
  });
};
