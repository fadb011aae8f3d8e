import { describe, expect, it } from '@jest/globals';
import type { Cdr, LiveRow } from '../../../src/calls/call/observation.ts';
import { defined } from '../../../src/defined.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
import { MOR_DOWN } from '../../helpers/fake-mor.ts';
import { DID, inRow, openStage } from './stage.ts';

const stage = fixtureOfEach(
  () => openStage(),
  (made) => made.stop(),
);

const SECOND_MS = 1_000;
const anns = inRow();
const bobs = inRow({ id: '901', uniqueId: '1764320000.901' }, 'bob');

/** Ann's telephone, which no list shows any more, and Bob's, which none has shown. */
const cdr = ({ uniqueId, src, dst }: LiveRow, disposition: Cdr['disposition'], startedAtMs: number): Cdr => ({
  ...defined({ uniqueId }),
  startedAtMs,
  src,
  dst,
  did: DID,
  disposition,
  billSeconds: disposition === 'ANSWERED' ? 42 : 0,
});

const now = (): number => stage().test.now();
const outcome = async (): Promise<unknown> => (await stage().call()).outcome;

describe('a call that a telephone of the group answered without appearing on a list', () => {
  it('was not missed, and is nobody\u2019s in particular', async () => {
    await stage().list([anns]);
    await stage().restart();
    stage().mor.records = [cdr(anns, 'NO ANSWER', now()), cdr(bobs, 'ANSWERED', now())];
    await stage().list([], 40 * SECOND_MS);
    await stage().list([]);
    const call = await stage().call();
    expect(call).toMatchObject({ state: 'ended', outcome: 'answered', talkSeconds: 42 });
    // MOR does not say that it was Ann's telephone.
    expect(call.incoming?.agents).toMatchObject([{ user: 'ann', stoppedAt: expect.any(String) }]);
    expect(call.incoming?.agents[0]?.answeredAt).toBeUndefined();
  });

  it('was not missed if MOR\u2019s list came long after the telephones had begun to ring', async () => {
    const rangMs = now();
    await stage().list([anns], 20 * SECOND_MS);
    stage().mor.records = [cdr(anns, 'NO ANSWER', rangMs), cdr(bobs, 'ANSWERED', rangMs)];
    await stage().list([]);
    await stage().list([]);
    expect(await stage().call()).toMatchObject({ outcome: 'answered', talkSeconds: 42 });
  });

  it.each([
    { missing: 'a second', pauseMs: SECOND_MS },
    { missing: 'half a minute', pauseMs: 30 * SECOND_MS },
  ])('was not missed if lists were missing for $missing and its CDR is the last', async ({ pauseMs }) => {
    await stage().list([anns]);
    const lost = cdr(anns, 'NO ANSWER', now());
    stage().mor.records = [lost];
    await stage().list([], pauseMs);
    await stage().list([]);
    expect(await outcome()).toBeUndefined();
    stage().mor.records = [lost, cdr(bobs, 'ANSWERED', lost.startedAtMs)];
    await stage().list([]);
    await stage().list([]);
    expect(await outcome()).toBe('answered');
  });

  it('was not missed because MOR answered nothing for long after the end', async () => {
    await stage().list([anns]);
    const lost = cdr(anns, 'NO ANSWER', now());
    await stage().list([]);
    stage().mor.records = MOR_DOWN;
    for (let list = 0; list < 10; list += 1) await stage().silence(20 * SECOND_MS);
    expect(await outcome()).toBeUndefined();
    await stage().list([]);
    expect(await outcome()).toBeUndefined();
    stage().mor.records = [lost, cdr(bobs, 'ANSWERED', lost.startedAtMs)];
    for (let list = 0; list < 6; list += 1) await stage().list([]);
    expect(await outcome()).toBe('answered');
  });

  it('was missed, as lists showed, if MOR answers slowly, and no requests for CDRs', async () => {
    await stage().list([anns]);
    stage().mor.records = MOR_DOWN;
    await stage().list([]);
    for (let list = 0; list < 14; list += 1) await stage().list([], 4 * SECOND_MS);
    expect(await outcome()).toBeUndefined();
    for (let list = 0; list < 3; list += 1) await stage().list([], 4 * SECOND_MS);
    expect(await outcome()).toBe('missed');
  });

  it('was missed once MOR has had the time to write a CDR that says otherwise', async () => {
    await stage().list([anns]);
    stage().mor.records = [cdr(anns, 'NO ANSWER', now())];
    for (let list = 0; list < 6; list += 1) await stage().list([]);
    expect(await outcome()).toBe('missed');
  });

  it('is not another call of the same caller, before or after', async () => {
    await stage().list([anns]);
    const before = { ...bobs, uniqueId: '1764319990.890' };
    const after = { ...bobs, uniqueId: '1764320005.905' };
    stage().mor.records = [
      cdr(anns, 'NO ANSWER', now()),
      cdr(before, 'ANSWERED', now()),
      cdr(after, 'ANSWERED', now()),
    ];
    for (let list = 0; list < 6; list += 1) await stage().list([]);
    expect(await outcome()).toBe('missed');
  });
});

describe('a call that a telephone outside the mapping answered', () => {
  const reception = inRow({ id: '902', uniqueId: '1764320000.902', dstDeviceId: '99', dst: '100' });
  const nobodys = expect.not.objectContaining({ answeredAt: expect.anything() });

  it('was not answered by the only agent who rang, whom a list shows', async () => {
    await stage().list([anns, reception]);
    await stage().list([{ ...reception, status: 'answered', durationSec: 0 }]);
    const call = await stage().call();
    expect(call).toMatchObject({ state: 'connected', user: 'ann' });
    expect(call.incoming?.agents).toEqual([nobodys]);
  });

  it('was not answered by the only agent who rang, whom CDRs show', async () => {
    await stage().list([anns, reception]);
    stage().mor.records = [cdr(anns, 'NO ANSWER', now()), cdr(reception, 'ANSWERED', now())];
    await stage().list([]);
    await stage().list([], 4 * SECOND_MS);
    const call = await stage().call();
    expect(call).toMatchObject({ state: 'ended', outcome: 'answered', talkSeconds: 42 });
    expect(call.incoming?.agents).toEqual([nobodys]);
  });
});

describe('a call that comes in while the database is slow', () => {
  it('has begun when its list came', async () => {
    const { mappings } = stage().test.store;
    const revision = mappings.revision.bind(mappings);
    const cameMs = now() + SECOND_MS;
    mappings.revision = () => {
      stage().test.now.tick(8 * SECOND_MS);
      return revision();
    };
    await stage().list([anns]);
    expect((await stage().call()).createdAt).toBe(new Date(cameMs).toISOString());
  });
});

describe('two calls that are over', () => {
  it('are both in the period for which CDRs are asked, though only one is due', async () => {
    await stage().list([anns]);
    const firstMs = now();
    await stage().list([], 6 * 60 * SECOND_MS);
    await stage().list([], 10 * SECOND_MS);
    const other = inRow({ id: '950', uniqueId: '1764320400.950', src: '37061239999' }, 'bob');
    await stage().list([other]);
    const asked = stage().mor.cdrQueries.length;
    await stage().list([]);
    expect(stage().mor.cdrQueries.length).toBeGreaterThan(asked);
    expect(stage().mor.cdrQueries.at(-1)?.fromMs).toBeLessThanOrEqual(firstMs);
  });
});
