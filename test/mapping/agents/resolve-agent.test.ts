import { describe, expect, it } from '@jest/globals';
import { resolveMapping } from '../../../src/mapping/agents/resolve-agent.ts';
import { row } from '../rows.ts';

const ref = { crm: 'sales', user: '005xx0000012345' };

describe('resolveMapping', () => {
  it('uses a complete row as it is', () => {
    const mapping = row({ callerIdB: '+37052123456' });
    const resolved = resolveMapping({ ref, row: mapping, defaults: {} });
    expect(resolved).toMatchObject({ ok: true, mapping });
    expect(resolved.ok && new Set(Object.values(resolved.origins))).toEqual(new Set(['mapping']));
  });

  it('does not dial without a card PIN that can no longer be decrypted', () => {
    const resolved = resolveMapping({
      ref,
      row: row({ cardPin: 'v1:sealed with a lost key' }),
      defaults: {},
    });
    expect(resolved).toMatchObject({ ok: false, code: 'agent_not_mapped' });
    expect(!resolved.ok && resolved.detail).toMatch(/card PIN of .* cannot be read.* Enter it again\.$/);
  });

  it('consults row, CRM and defaults in this order, value by value', () => {
    const resolved = resolveMapping({
      ref,
      row: row({ source: '', device: '' }),
      crm: { source: '+37060054321', username: 'crm-user', name: 'Anna' },
      defaults: { source: '102', device: '99', callerIdA: '+37052123456', country: 'LT' },
    });
    expect(resolved).toEqual({
      ok: true,
      mapping: row({
        source: '+37060054321',
        device: '99',
        name: 'Anna',
        callerIdA: '+37052123456',
        country: 'LT',
      }),
      origins: {
        crm: 'mapping',
        user: 'mapping',
        mor: 'mapping',
        username: 'mapping',
        device: 'defaults',
        source: 'crm',
        callerIdA: 'defaults',
        country: 'defaults',
        name: 'crm',
        freeDialling: 'mapping',
        enabled: 'mapping',
      },
    });
  });

  it('never takes a telephone from the defaults: it would ring for every agent', () => {
    const defaults = { mor: 'main', username: 'office', device: '5', source: '101' };
    expect(resolveMapping({ ref, defaults })).toMatchObject({ ok: false, missing: ['source'] });
    expect(resolveMapping({ ref, crm: { source: '102' }, defaults })).toMatchObject({
      ok: true,
      mapping: { device: '5', source: '102' },
      origins: { device: 'defaults', source: 'crm' },
    });
  });

  it('resolves again when anything but the row has changed', () => {
    const same = row({ callerIdA: '' });
    const shown = (defaults: { callerIdA?: string }): unknown => {
      const resolved = resolveMapping({ ref, row: same, defaults });
      return resolved.ok && resolved.mapping.callerIdA;
    };
    const defaults = { callerIdA: '+37052123456' };
    expect([shown(defaults), shown(defaults)]).toEqual(['+37052123456', '+37052123456']);
    expect(shown({ callerIdA: '+37052999999' })).toBe('+37052999999');
    const asked = resolveMapping({ ref, row: same, crm: { callerIdA: '+37060011111' }, defaults });
    expect(asked).toMatchObject({ ok: true, mapping: { callerIdA: '+37060011111' } });
    const other = { ...ref, user: 'somebody else' };
    expect(resolveMapping({ ref: other, row: same, defaults })).toMatchObject({ mapping: other });
  });

  it('needs no row when the CRM and the defaults supply everything', () => {
    const resolved = resolveMapping({
      ref,
      crm: { username: 'anna', source: '101' },
      defaults: { mor: 'main', device: '17' },
    });
    expect(resolved).toMatchObject({
      ok: true,
      mapping: row({ source: '101' }),
      origins: { mor: 'defaults', enabled: 'built-in', freeDialling: 'built-in' },
    });
  });

  it('names everything that is missing', () => {
    expect(resolveMapping({ ref, defaults: {} })).toEqual({
      ok: false,
      code: 'agent_not_mapped',
      missing: ['mor', 'username', 'device', 'source'],
      detail: 'CRM user 005xx0000012345 of sales has no mor, username, device, source in the connector.',
    });
    expect(resolveMapping({ ref, row: row({ device: '' }), defaults: {} })).toMatchObject({
      missing: ['device'],
    });
  });

  it('says who switched calling off', () => {
    expect(
      resolveMapping({ ref, row: row({ enabled: false }), crm: { enabled: true }, defaults: {} }),
    ).toMatchObject({
      code: 'agent_disabled',
      detail: expect.stringContaining('in the mapping'),
    });
    expect(resolveMapping({ ref, crm: { enabled: false }, defaults: {} })).toMatchObject({
      code: 'agent_disabled',
      missing: [],
      detail: expect.stringContaining("in the CRM's user record"),
    });
  });

  it('does not dial with invalid values from the CRM or the defaults', () => {
    expect(
      resolveMapping({
        ref,
        crm: { source: '101,102' },
        defaults: { mor: 'main', username: 'anna', device: 'sip1' },
      }),
    ).toMatchObject({
      code: 'agent_not_mapped',
      detail: expect.stringMatching(
        /device \(from the instance's defaults\): .*; source \(from the CRM's user record\): /,
      ),
    });
  });

  it("never takes another user's key from the CRM or the defaults", () => {
    const resolved = resolveMapping({
      ref,
      crm: { crm: 'x', user: 'y', source: '101' },
      defaults: { ...row(), user: 'z' },
    });
    expect(resolved).toMatchObject({ ok: true, mapping: ref });
  });

  it('takes name and e-mail as they are, because neither is dialled', () => {
    const crm = { source: '101', email: 'anna at example', name: 'x'.repeat(300) };
    const resolved = resolveMapping({ ref, crm, defaults: { mor: 'main', username: 'anna', device: '17' } });
    expect(resolved).toMatchObject({ ok: true, mapping: { email: crm.email, name: crm.name } });
  });

  it('refuses an agent without an id', () => {
    const crm = { source: '101', mor: 'main', username: 'anna', device: '17' };
    expect(resolveMapping({ ref: { crm: 'sales', user: '' }, crm, defaults: {} })).toMatchObject({
      code: 'agent_not_mapped',
      detail: expect.stringContaining('user (from the mapping): is missing'),
    });
  });
});
