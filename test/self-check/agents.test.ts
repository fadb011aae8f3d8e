import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { selfCheck } from '../../src/self-check/self-check.ts';
import { mapping, startApp } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';

describe('the self-check of agents', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({
      mor: { status: { username: 'admin', password: 'admin1', pollMs: 100 } },
      mappings: [
        mapping({ user: 'ann', crm: 'demo' }),
        mapping({ user: 'ann\u200B', crm: 'demo' }),
        mapping({ user: 'dear', crm: 'demo', source: '+37090012345' }),
      ],
    });
    const line = { mor: 'main', username: 'dave', device: '8' };
    app.demoCrm.agents.push(
      { user: 'own', name: 'Own', active: true, mapping: { ...line, source: '104' } },
      { user: 'other', name: 'Other', active: true, mapping: { ...line, source: '555' } },
      { user: 'left', name: 'Left', active: false, mapping: { ...line, source: '556' } },
    );
  });
  afterAll(() => app.close());

  it('names agents stopped by the rules for leg A, in rows and user records, and rows without effect', async () => {
    const lines: Record<string, string> = {};
    for await (const { link, ok, detail } of selfCheck(app.runtime, Date.now()))
      if (!ok) lines[link] = detail;
    expect(lines).toMatchObject({
      'mapping demo/dear': expect.stringContaining('this agent cannot call'),
      'agent demo/other': expect.stringMatching(/user record.*555 is neither an internal number/),
      'mapping demo/ann\u200B': expect.stringContaining('another row'),
    });
    expect(Object.keys(lines)).not.toContain('agent demo/own');
    expect(Object.keys(lines)).not.toContain('agent demo/left');
  });
});
