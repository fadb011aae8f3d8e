import { describe, expect, it } from '@jest/globals';
import { autoMatch } from '../../../src/mapping/match/auto-match.ts';
import type { MatchLine, MatchUser } from '../../../src/mapping/match/match-people.ts';
import type { Mapping } from '../../../src/mapping/agents/mapping.ts';

const line = (username: string, change: Partial<MatchLine> = {}): MatchLine => ({
  mor: 'main',
  username,
  devices: [{ id: `1${username.length}${username.charCodeAt(0)}`, username: `2${username.charCodeAt(0)}` }],
  ...change,
});
const user = (id: string, change: Partial<MatchUser> = {}): MatchUser => ({ user: id, name: id, ...change });

const ann = line('ann', {
  firstName: 'Ann',
  lastName: 'Adams',
  email: 'ann@example.com',
  telephone: '+370 520 00101',
  devices: [{ id: '5', username: '101', callerId: '"Ann" <37052000101>' }],
});

describe('matching CRM users with MOR lines', () => {
  it('proposes user, device and extension, and says why', () => {
    const crmUser = user('005', { name: 'Ann Adams', email: 'ANN@example.com', username: 'ann' });
    const { items, unmatched } = autoMatch([crmUser], [line('bob'), ann]);
    expect(items).toEqual([
      {
        user: '005',
        name: 'Ann Adams',
        proposal: { mor: 'main', username: 'ann', device: '5', source: '101' },
        confidence: 'high',
        score: expect.any(Number),
        reasons: ['same e-mail ann@example.com', 'same user name ann', 'same name "Ann Adams"'],
      },
    ]);
    expect(unmatched).toEqual([]);
  });

  it.each<[string, MatchUser, 'high' | 'medium' | 'low']>([
    ['e-mail alone', user('1', { email: 'ann@example.com' }), 'high'],
    ['user name alone', user('1', { username: 'Ann' }), 'medium'],
    ['name alone, turned round', user('1', { name: 'Adams, Ann' }), 'medium'],
    ['name with a remark', user('1', { name: 'Ann Adams (on leave)' }), 'medium'],
    ['surname and initial', user('1', { name: 'A. Adams' }), 'low'],
    ['telephone with another prefix', user('1', { telephone: '(8-520) 00101' }), 'high'],
    ['extension', user('1', { telephone: '101' }), 'medium'],
    ['extension behind a number', user('1', { telephone: '+49 30 1234567 ext. 101' }), 'medium'],
  ])('has the right confidence: %s', (_what, crmUser, confidence) => {
    expect(autoMatch([crmUser], [ann, line('zed')]).items).toMatchObject([
      { confidence, proposal: { device: '5' } },
    ]);
  });

  it('reads names in every script and with every diacritic', () => {
    const lines = [
      line('zz', { firstName: 'Živilė', lastName: 'Žukauskaitė', devices: [{ id: '1', username: '11' }] }),
      line('gs', { firstName: 'Jürgen', lastName: 'Groß', devices: [{ id: '2', username: '12' }] }),
      line('iv', { firstName: 'Иван', lastName: 'Петров', devices: [{ id: '3', username: '13' }] }),
      line('lw', { firstName: 'Łukasz', lastName: 'Wójcik', devices: [{ id: '4', username: '14' }] }),
    ];
    const users = ['ZIVILE ZUKAUSKAITE', 'Gross Jurgen', 'ПЕТРОВ Иван', 'Lukasz Wojcik'].map((name, i) =>
      user(`u${i}`, { name }),
    );
    expect(autoMatch(users, lines).items.map((item) => item.proposal.device)).toEqual(['1', '2', '3', '4']);
  });

  it('finds nothing when nothing agrees, and nobody by a first name', () => {
    const strangers = [
      user('a', { name: 'Ann Miller', email: 'ann.miller@example.com' }),
      user('b', { name: '', telephone: '0', email: '' }),
    ];
    expect(autoMatch(strangers, [ann])).toEqual({ items: [], unmatched: ['a', 'b'] });
    expect(autoMatch([user('a')], [line('a', { devices: [] })]).unmatched).toEqual(['a']);
  });

  it('chooses among several devices by telephone, else takes the first and says so', () => {
    const two = {
      ...ann,
      devices: [
        { id: '5', username: '101' },
        { id: '13', username: '111' },
      ],
    };
    const sure = autoMatch([user('1', { email: 'ann@example.com', telephone: '111' })], [two]).items[0];
    expect(sure).toMatchObject({ proposal: { device: '13', source: '111' }, confidence: 'high' });
    expect(sure).not.toHaveProperty('conflict');
    const unsure = autoMatch([user('1', { email: 'ann@example.com' })], [two]).items[0];
    expect(unsure).toMatchObject({ proposal: { device: '5' }, confidence: 'medium' });
    expect(unsure?.conflict).toMatch(/several devices \(5, 13\)/);
  });

  it('reports two users for one device, and a device that is mapped to somebody else', () => {
    const users = [user('1', { email: 'ann@example.com' }), user('2', { username: 'ann' })];
    const { items } = autoMatch(users, [ann]);
    expect(items.map((item) => item.conflict)).toEqual(['Device 5 fits 2 too.', 'Device 5 fits 1 too.']);
    expect(items.map((item) => item.confidence)).toEqual(['medium', 'medium']);
    const row: Mapping = {
      crm: 'site',
      user: 'carol',
      mor: 'main',
      username: 'ann',
      device: '5',
      source: '101',
      freeDialling: false,
      enabled: true,
    };
    expect(autoMatch([users[0]!], [ann], [row]).items[0]?.conflict).toContain('mapped to carol already');
    expect(autoMatch([users[0]!], [ann], [{ ...row, user: '1' }]).items[0]).not.toHaveProperty('conflict');
    expect(autoMatch([users[0]!], [ann], [{ ...row, mor: 'other' }]).items[0]).not.toHaveProperty('conflict');
  });

  it('reports two MOR users that fit about equally', () => {
    const twin = line('ann2', {
      firstName: 'Ann',
      lastName: 'Adams',
      devices: [{ id: '77', username: '177' }],
    });
    const [item] = autoMatch([user('1', { name: 'Ann Adams' })], [ann, twin]).items;
    expect(item?.conflict).toContain('ann2 fits almost as well');
  });

  it('takes the caller id as source when the device has a name, and asks when there is no number', () => {
    const named = { ...ann, devices: [{ id: '5', username: 'ann-desk', callerId: '"Ann" <37052000101>' }] };
    const [item] = autoMatch([user('1', { email: 'ann@example.com' })], [named]).items;
    expect(item?.proposal.source).toBe('37052000101');
    const silent = { ...ann, devices: [{ id: '5', username: 'ann-desk' }] };
    const [asked] = autoMatch([user('1', { email: 'ann@example.com' })], [silent]).items;
    expect(asked).toMatchObject({
      proposal: { source: '' },
      conflict: expect.stringContaining('enter the source'),
    });
  });

  it('matches 10,000 users with 10,000 lines', () => {
    const lines = Array.from({ length: 10_000 }, (_, i) =>
      line(`user${i}`, {
        email: `u${i}@example.com`,
        lastName: `Name${i}`,
        devices: [{ id: String(i), username: String(20_000 + i) }],
      }),
    );
    const users = lines.map((one, i) => user(`crm${i}`, { email: one.email, name: `First${i} Name${i}` }));
    const { items } = autoMatch(users, lines);
    expect(items).toHaveLength(10_000);
    expect(items.every((item, i) => item.proposal.device === String(i) && item.confidence === 'high')).toBe(
      true,
    );
  });
});
