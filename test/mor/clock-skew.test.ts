import { describe, expect, it } from '@jest/globals';
import { createClockSkew } from '../../src/mor/clock-skew.ts';
import { CLICK, clientFor, startHttp } from './loopback.ts';

const T = Date.UTC(2026, 0, 16, 12, 0, 0);
const header = (ms: number): string => new Date(ms).toUTCString();

describe('the offset of MOR’s clock', () => {
  it('is undefined until known, and stays so for headers that are not dates', () => {
    const skew = createClockSkew(() => T);
    skew.fromDate(undefined, T, T);
    skew.fromDate('soon', T, T);
    skew.fromCallbackId('123', T, T);
    skew.fromCallbackId('12345678901234567', T, T);
    expect(skew.valueMs()).toBeUndefined();
  });

  it('is narrowed below a second by several whole-second headers', () => {
    const skew = createClockSkew(() => T);
    const real = 7_300;
    for (const at of [130, 480, 655, 910, 40, 720, 299, 301]) {
      const sent = T + at;
      skew.fromDate(header(sent + real), sent, sent + 4);
    }
    expect(Math.abs((skew.valueMs() ?? 0) - real)).toBeLessThan(60);
  });

  it('follows a clock that was changed', () => {
    const skew = createClockSkew(() => T);
    skew.fromDate(header(T + 60_000), T, T);
    expect(skew.valueMs()).toBeGreaterThan(59_000);
    skew.fromDate(header(T), T + 500, T + 500);
    expect(Math.abs(skew.valueMs() ?? Number.NaN)).toBeLessThan(1000);
  });

  it('comes exactly from callback ids, which win for an hour, whatever a proxy says', () => {
    let nowMs = T;
    const skew = createClockSkew(() => nowMs);
    skew.fromDate(header(T + 60_000), T, T);
    skew.fromCallbackId(`${T + 2_510}7270`, T, T + 20);
    expect(skew.valueMs()).toBe(2_500);
    skew.fromDate(header(T + 60_000), T, T);
    expect(skew.valueMs()).toBe(2_500);
    nowMs = T + 3_600_000;
    expect(skew.valueMs()).toBeGreaterThan(59_000);
  });

  it('comes from an old callback id when there is nothing newer', () => {
    let nowMs = T;
    const skew = createClockSkew(() => nowMs);
    skew.fromCallbackId(`${T + 1_000}7270`, T, T);
    nowMs = T + 86_400_000;
    expect(skew.valueMs()).toBe(1_000);
  });

  it('is taken from MOR’s answers', async () => {
    const server = await startHttp((_, response) => {
      response.setHeader('date', header(Date.now() - 30_000));
      response.end(
        `<page><status>ok</status><callback_uniqueid>${Date.now() - 30_000}1234</callback_uniqueid></page>`,
      );
    });
    const { client } = clientFor(server.url, { callbackUniqueId: true });
    expect(client.clockSkewMs()).toBeUndefined();
    expect(await client.callback(CLICK)).toMatchObject({
      kind: 'accepted',
      callbackUniqueId: expect.stringMatching(/^\d{13}1234$/),
    });
    expect(Math.abs((client.clockSkewMs() ?? 0) + 30_000)).toBeLessThan(1_000);
    await client.close();
    await server.close();
  });
});
