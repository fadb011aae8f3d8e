import { describe, expect, it } from '@jest/globals';
import type { MorRecordings, RecordingAccess } from '../../src/calls/mor-recordings.ts';
import { morSchema } from '../../src/config/mor-schema.ts';
import { checkRecordings } from '../../src/self-check/check-recordings.ts';
import { FakeMor } from '../helpers/fake-mor.ts';

const RULES = { enabled: true, keepDays: 90, legalBasis: 'consent', notice: 'agent_says' };

/** A MOR whose web server treats this machine so. */
const gatewayWith = (access: RecordingAccess): FakeMor => {
  const recordings: Pick<MorRecordings, 'access'> = {
    access: () => Promise.resolve({ ok: true, value: access }),
  };
  return Object.assign(new FakeMor(), { recordings: recordings as MorRecordings });
};

const verdict = async (access: RecordingAccess, rules: Record<string, unknown> = {}) => {
  const mor = morSchema.parse({
    id: 'main',
    url: 'https://mor.example.com/billing',
    secretKey: 'k',
    recordings: { ...RULES, ...rules },
  });
  const lines = await checkRecordings(mor, gatewayWith(access), 0);
  return lines.find(({ link }) => link === 'mor main: recordings');
};

describe('check, about the recordings of a MOR', () => {
  it('calls files that need no login broken, until somebody has seen them refused elsewhere', async () => {
    const open = await verdict('open');
    expect(open).toMatchObject({ ok: false });
    expect(open?.detail).toContain('anybody who guesses a name');
    expect(open?.cure).toContain('recordings.guarded');
    expect(await verdict('open', { guarded: true })).toMatchObject({ ok: true });
  });

  it('calls files that this machine cannot read broken, too, and says nothing without any', async () => {
    expect(await verdict('closed', { guarded: true })).toMatchObject({ ok: false });
    expect(await verdict('none')).toMatchObject({ ok: true });
  });
});
