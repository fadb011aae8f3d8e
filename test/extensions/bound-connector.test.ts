import { describe, expect, it } from '@jest/globals';
import type { Connector } from '../../src/calls/connector.ts';
import { Problem } from '../../src/calls/problems.ts';
import { boundConnector } from '../../src/extensions/bound-connector.ts';
import { createDemoConnector } from '../../connectors/demo/connector.ts';
import { anActivity } from '../contracts/activity.ts';
import { testDeps } from '../contracts/deps.ts';

const never = (): Promise<never> => new Promise(() => undefined);

const bound = (change: Partial<Connector>): Connector =>
  boundConnector({ ...createDemoConnector('site'), ...change }, 'site', testDeps().log, 20);

const AGENT = { crm: 'site', user: 'ann' };
const FAULTS: readonly [string, () => Promise<never>, string][] = [
  ['rejects', () => Promise.reject(new Error('socket hang up')), 'socket hang up'],
  [
    'throws',
    () => {
      throw new TypeError('x is not a function');
    },
    'x is not a function',
  ],
  ['never answers', never, 'did not answer within 0.02 s'],
];

describe('an external connector', () => {
  it.each(FAULTS)('that %s when it reads counts as an unreachable CRM', async (_what, fault, text) => {
    const connector = bound({ readRecord: fault, readAgent: fault, listAgents: fault, findByNumber: fault });
    const asked = [
      connector.readRecord({ type: 'Contact', id: 'ona' }, AGENT),
      connector.readAgent('ann'),
      connector.listAgents({ limit: 1 }),
      connector.findByNumber?.('+37061234001', { agent: AGENT, limit: 1 }),
    ];
    for (const one of asked)
      await expect(one).rejects.toMatchObject({
        code: 'crm_unreachable',
        message: expect.stringContaining(text),
      });
  });

  it.each(FAULTS)('that %s when it writes is retried', async (_what, fault, text) => {
    const connector = bound({ writeActivity: fault, writeActivities: fault });
    const retry = { kind: 'retry', reason: expect.stringContaining(text) };
    expect(await connector.writeActivity(anActivity())).toMatchObject(retry);
    expect(await connector.writeActivities?.([anActivity(), anActivity()])).toMatchObject([retry, retry]);
  });

  it.each(FAULTS)('that %s when it checks itself gets a check line', async (_what, fault, text) => {
    const [line] = await bound({ check: fault }).check();
    expect(line).toMatchObject({ ok: false, link: 'crm site: self-check', cure: expect.any(String) });
    expect(line?.detail).toContain(text);
  });

  it('may report the fault itself', async () => {
    const problem = new Problem('forbidden', 'not yours');
    const connector = bound({ readRecord: () => Promise.reject(problem) });
    await expect(connector.readRecord({ type: 'Contact', id: 'ona' }, AGENT)).rejects.toBe(problem);
  });

  it('gains no optional methods', () => {
    const inner: Connector = createDemoConnector('site');
    delete inner.findByNumber;
    const connector = boundConnector(inner, 'site', testDeps().log);
    expect(Object.keys(connector)).not.toContain('findByNumber');
    expect(Object.keys(connector)).not.toContain('pushState');
  });
});
