import { describe, expect, it } from '@jest/globals';
import { databaseTime } from '../../../simulators/bean-store.ts';
import type { FlowHarness } from './flow-harness.ts';

/** Looking for changed users, with a clock that the test moves. The CRM itself uses the system clock. */
export const changesFlows = (
  current: () => Pick<FlowHarness, 'crm' | 'store' | 'server' | 'connect'>,
): void => {
  describe('looking for changes', () => {
    const savedAt = (user: string, ms: number, name: string): void => {
      current().store.update('Users', user, { last_name: name, date_modified: databaseTime(ms) });
    };

    it('sends nothing while no user is cached, and one request otherwise', async () => {
      const { connect, crm, server } = current();
      const connector = connect();
      expect(await connector.catchUp?.run()).toBe(0);
      expect(server.requests).toHaveLength(0);
      await connector.readAgent(await crm.addUser({ name: 'Ada Agent' }));
      const before = server.requests.length;
      await connector.catchUp?.run();
      expect(server.requests).toHaveLength(before + 1);
    });

    it('drops only changed users, even when the change was committed a minute late', async () => {
      const { connect, crm, server } = current();
      const connector = connect();
      const [changed, other] = [
        await crm.addUser({ name: 'Ada Agent' }),
        await crm.addUser({ name: 'Bea Agent' }),
      ];
      for (const user of [changed, other]) savedAt(user, Date.now() - 3_600_000, 'Agent');
      await connector.readAgent(changed);
      await connector.readAgent(other);
      expect(await connector.catchUp?.run()).toBe(0);
      savedAt(changed, Date.now() - 60_000, 'Late');
      expect(await connector.catchUp?.run()).toBe(1);
      expect((await connector.readAgent(changed))?.name).toBe('Ada Late');
      const before = server.requests.length;
      await connector.readAgent(other);
      expect(server.requests).toHaveLength(before);
    });

    it('does not miss changes made while the CRM did not answer', async () => {
      let nowMs = Date.now();
      const { connect, crm, server } = current();
      const connector = connect({}, () => nowMs);
      const user = await crm.addUser({ name: 'Ada Agent' });
      savedAt(user, nowMs - 3_600_000, 'Agent');
      await connector.readAgent(user);
      savedAt(user, Date.now(), 'Changed');
      server.setFault(() => 'drop');
      for (let i = 0; i < 3; i++) {
        nowMs += 60_000;
        await expect(connector.catchUp?.run()).rejects.toMatchObject({ code: 'crm_unreachable' });
      }
      server.setFault(() => undefined);
      // The CRM's clock has not moved: it is three minutes behind the connector's, which is compensated for.
      await connector.catchUp?.run();
      expect((await connector.readAgent(user))?.name).toBe('Ada Changed');
    });

    it('uses the clock of the CRM', async () => {
      const early = Date.now() + 3_600_000;
      const { connect, crm } = current();
      const connector = connect({}, () => early);
      const user = await crm.addUser({ name: 'Ada Agent' });
      await connector.readAgent(user);
      savedAt(user, Date.now(), 'Changed');
      expect(await connector.catchUp?.run()).toBe(1);
      expect((await connector.readAgent(user))?.name).toBe('Ada Changed');
    });

    it('drops all users when more have changed than one look-up returns', async () => {
      const { connect, crm, store } = current();
      const connector = connect();
      const kept = await crm.addUser({ name: 'Zoe Zander' });
      savedAt(kept, Date.now() - 3_600_000, 'Before');
      await connector.readAgent(kept);
      for (let i = 0; i < 120; i++) await crm.addUser({ name: `Imported Number${i}` });
      store.update('Users', kept, {
        last_name: 'After',
        date_modified: databaseTime(Date.now() - 3_600_000),
      });
      expect(await connector.catchUp?.run()).toBe(1);
      expect((await connector.readAgent(kept))?.name).toBe('Zoe After');
    });

    it('can be switched off, but not made too frequent', () => {
      expect(current().connect({ changesPollSec: 0 }).catchUp).toBe(undefined);
      expect(current().connect().catchUp?.everySec).toBe(60);
      expect(() => current().connect({ changesPollSec: 1 })).toThrow();
    });
  });
};
