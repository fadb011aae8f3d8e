import { expect, it } from '@jest/globals';
import { HANGUP_CAUSES, hangupText } from '../../src/vocabulary/hangup-causes.ts';
import type { HangupCode } from '../../src/vocabulary/hangup-causes.ts';
import { hangups } from '../../src/vocabulary/texts/findings/en/hangups.ts';

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
  expect(DOCUMENTED.filter((cause) => !HANGUP_CAUSES.includes(cause))).toEqual([]);
  for (const cause of HANGUP_CAUSES) {
    const text = hangupText(cause);
    expect(text.code).not.toBe('hangup_other');
    expect(text.agent).not.toMatch(/leg|device|DID|LCR|\d/);
    expect(text.meaning).toMatch(/^[A-Z].*\.$/);
    expect(text.cure).toMatch(/^\S.*[.?]$/);
  }
});

it('no text belongs to a cause that is not in the table', () => {
  const used = new Set(HANGUP_CAUSES.map((cause) => hangupText(cause).code));
  expect(
    Object.keys(hangups).filter((code) => code !== 'hangup_other' && !used.has(code as HangupCode)),
  ).toEqual([]);
});

it('an unknown cause is named', () => {
  const { agent, code, meaning, cure } = hangupText(999);
  expect(agent).toContain('999');
  expect([code, meaning]).toEqual(['hangup_other', 'Cause 999, which is in none of the known tables.']);
  expect(cure).not.toBe('');
});
