import { expect, it } from '@jest/globals';
import { HANGUP_CAUSES, hangupText } from '../../src/vocabulary/hangup-causes.ts';

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
/** Kolmisoft wiki, Hangupcause Codes, plus the Q.850 and SIP causes in its CDRs. */
const DOCUMENTED = [
  ...[16, 17, 18, 19, 20, 21, 34, 41, 58, 102, 487],
  ...range(200, 205),
  ...range(207, 230),
  ...[232, 234, 235, 236, 237],
  ...range(249, 254),
];

it('every documented cause has texts for the agent and for the administrator', () => {
  expect(DOCUMENTED.filter((cause) => HANGUP_CAUSES[cause] === undefined)).toEqual([]);
  for (const text of Object.values(HANGUP_CAUSES)) {
    expect(text.agent).not.toMatch(/leg|device|DID|LCR|\d/);
    expect(text.meaning).toMatch(/^[A-Z].*\.$/);
    expect(text.cure).toMatch(/^\S.*[.?]$/);
  }
});

it('an unknown cause is named', () => {
  expect(hangupText(999).agent).toContain('999');
  expect(hangupText(999).cure).not.toBe('');
});
