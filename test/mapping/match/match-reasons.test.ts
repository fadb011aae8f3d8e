import { describe, expect, it } from '@jest/globals';
import { autoMatch } from '../../../src/mapping/match/auto-match.ts';
import type { MatchLine } from '../../../src/mapping/match/match-people.ts';
import { userReasons } from '../../../src/mapping/match/match-reasons.ts';

const line = (username: string, change: Partial<MatchLine> = {}): MatchLine => ({
  mor: 'main',
  username,
  devices: [{ id: `d-${username}`, username: '777' }],
  ...change,
});
const textsOf = (...people: Parameters<typeof userReasons>): string[] =>
  userReasons(...people).map(({ text }) => text);

describe('a reason for a MOR line', () => {
  it('is never something that both sides lack', () => {
    expect(textsOf({ user: '1', name: '' }, line('x'))).toEqual([]);
    expect(textsOf({ user: '1', name: '', email: '', telephone: '' }, line('x', { email: '' }))).toEqual([]);
    expect(textsOf({ user: '1', name: 'Ann' }, line('x', { email: 'ann@example.com' }))).toEqual([]);
    expect(textsOf({ user: '1', name: 'Ann', telephone: '123' }, line('x', { telephone: '123' }))).toEqual(
      [],
    );
  });

  it('quotes an e-mail address or telephone as one side writes it', () => {
    expect(
      textsOf(
        { user: '1', name: 'A', email: 'ANN@example.com', telephone: '8 600 12345' },
        line('x', { email: 'Ann@Example.com', mobile: '+370 600 12345' }),
      ),
    ).toEqual(['same e-mail Ann@Example.com', 'same telephone 8 600 12345']);
  });

  it.each([
    [{ firstName: 'Ann' }, []],
    [{ firstName: 'Ada', lastName: 'Adams' }, ['same surname and initial "Ann Adams"']],
    [{ lastName: 'Adams' }, []],
    [{ firstName: 'Bob', lastName: 'Adams' }, []],
    [{ firstName: 'Adams', lastName: 'Ann' }, ['same name "Ann Adams"']],
  ])('of %j for "Ann Adams" is %j', (names, reasons) => {
    expect(textsOf({ user: '1', name: 'Ann Adams' }, line('x', names))).toEqual(reasons);
  });

  it('is not a surname alone: nobody is proposed', () => {
    const bob = line('bob', { firstName: 'Bob', lastName: 'Adams' });
    expect(autoMatch([{ user: '1', name: 'Ann Adams' }], [bob])).toEqual({ items: [], unmatched: ['1'] });
  });

  it('gives the same result in whatever order MOR lists two lines that fit equally', () => {
    const twins = ['ann1', 'ann2'].map((name) => line(name, { firstName: 'Ann', lastName: 'Adams' }));
    for (const lines of [twins, twins.toReversed()]) {
      const [item] = autoMatch([{ user: '1', name: 'Ann Adams' }], lines).items;
      expect(item).toMatchObject({ proposal: { username: 'ann1' }, conflict: 'ann2 fits almost as well.' });
    }
  });
});
