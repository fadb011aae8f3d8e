import { describe, expect, it } from '@jest/globals';
import { preview } from '../../../src/calls/place/preview.ts';
import { LOOSE } from '../../helpers/call-book.ts';
import { ONA, click, crm, current, deps, given, map, mor, refusedWith, test, user } from './setup.ts';

describe('clicks that come twice', () => {
  it('a double click joins the call in progress', async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    mor().answer = async () => (await held, { kind: 'accepted' });
    const first = current().place(click({ idempotencyKey: user() }));
    const second = current().place(click({ idempotencyKey: user() }));
    const other = await refusedWith(current().place(click({ idempotencyKey: user(), field: 'Phone' })));
    answer();
    const [one, two] = await Promise.all([first, second]);
    expect([one.fresh, two.fresh, two.call.id, other.code]).toEqual([
      true,
      false,
      one.call.id,
      'idempotency_conflict',
    ]);
    expect(mor().requests).toHaveLength(1);
    expect(given().results.sort()).toEqual(['idempotency_conflict', 'placed', 'repeated']);
  });

  it('a repeated key returns its call, even when the record has since gone; other contents are a conflict', async () => {
    const { call } = await current().place(click({ idempotencyKey: user() }));
    expect(await current().place(click({ idempotencyKey: user() }))).toMatchObject({
      call: { id: call.id },
      fresh: false,
    });
    expect((await refusedWith(current().place(click({ idempotencyKey: user(), field: 'Phone' })))).code).toBe(
      'idempotency_conflict',
    );
    crm().records.clear();
    expect(await current().place(click({ idempotencyKey: user() }))).toMatchObject({
      call: { id: call.id },
      fresh: false,
    });
    expect((await refusedWith(current().place(click({ idempotencyKey: user(), field: 'Phone' })))).code).toBe(
      'idempotency_conflict',
    );
    expect((await refusedWith(current().place(click({ idempotencyKey: `${user()}-new` })))).code).toBe(
      'record_not_found',
    );
    expect(mor().requests).toHaveLength(1);
  });

  it('an agent with a call in progress is told which one', async () => {
    given().limits = { ...LOOSE, concurrent: 1 };
    const { call } = await current().place(click());
    const problem = await refusedWith(current().place(click()));
    expect([problem.code, problem.details.call?.id]).toEqual(['agent_busy', call.id]);
  });

  it('too many in a minute have to wait', async () => {
    given().limits = { ...LOOSE, perMinute: 1 };
    await current().place(click());
    const problem = await refusedWith(current().place(click()));
    expect(problem.code).toBe('rate_limited');
    expect(problem.details.retryAfterSec).toBeGreaterThan(0);
    expect(mor().requests).toHaveLength(1);
  });
});

describe('a database that fails', () => {
  it('before MOR was asked: nothing is sent', async () => {
    test().broken.add('begin');
    expect((await refusedWith(current().place(click()))).code).toBe('not_ready');
    expect(mor().requests).toEqual([]);
    expect(test().log.lines.at(-1)?.message).toBe('placing a call failed');
  });

  it('when a click is repeated: it gets its call, which may be ringing', async () => {
    const idempotencyKey = 'again';
    const { call } = await current().place(click({ idempotencyKey }));
    test().broken.add('begin');
    expect(await current().place(click({ idempotencyKey }))).toEqual({ call, fresh: false });
    test().broken.add('findByKey');
    const problem = await refusedWith(current().place(click({ idempotencyKey })));
    expect(problem.code).toBe('not_ready');
    expect(problem.message).toMatch(/may ring all the same/);
    expect(mor().requests).toHaveLength(1);
  });

  it('after MOR answered: the call is unknown, and is stored as soon as possible', async () => {
    test().broken.add('save');
    const { call } = await current().place(click());
    expect(call).toMatchObject({ state: 'unknown', version: 1 });
    expect((await test().calls.get(call.id))?.state).toBe('dialling');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    test().broken.clear();
    const deadline = Date.now() + 60_000;
    while ((await test().calls.get(call.id))?.state !== 'accepted' && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await test().calls.get(call.id)).toMatchObject({ state: 'accepted', version: 2 });
    expect(mor().requests).toHaveLength(1);
  });
});

describe('preview', () => {
  it('shows each step, where values come from and the request, and dials nothing', async () => {
    map({ cardPin: '4711' });
    const seen = await preview(click(), deps());
    expect(seen.steps.map(({ step, ok }) => [step, ok])).toEqual(
      ['agent', 'source', 'record', 'number', 'rules', 'request'].map((step) => [step, true]),
    );
    expect(seen).toMatchObject({
      wouldDial: true,
      mapping: { device: { value: '12', from: 'mapping' }, cardPin: { value: '<hidden>' } },
      record: { name: 'Ona', doNotCall: false, url: 'https://crm.example.com/1' },
      number: { raw: '8 600 22222', field: 'Phone', destination: '+37060022222', dialled: '37060022222' },
      request: { method: 'POST', params: { hash: '<hidden>', dst: '37060022222' } },
    });
    expect(JSON.stringify(seen)).not.toContain('4711');
    expect(mor().requests).toEqual([]);
  });

  it('of a call without a number, or of a record without a page, leaves that out', async () => {
    map({ freeDialling: true });
    const { url: _none, ...plain } = ONA;
    crm().add(plain);
    const seen = await preview(click({ number: null }), deps());
    expect(seen).toMatchObject({ wouldDial: true, number: { destination: null }, record: { name: 'Ona' } });
    expect(seen.number).toEqual({ destination: null });
    expect(seen.record).not.toHaveProperty('url');
  });

  it('names the step that stops the click', async () => {
    expect((await preview(click({ source: '9' }), deps())).steps.at(-1)).toMatchObject({
      step: 'source',
      ok: false,
    });
    expect((await preview(click({ callerId: '9' }), deps())).steps.at(-1)).toMatchObject({
      step: 'request',
      ok: false,
    });
    expect((await preview(click({ crm: 'x' }), deps())).steps).toEqual([
      { step: 'agent', ok: false, detail: 'There is no CRM instance "x" in the configuration.' },
    ]);
    expect((await preview(click({ number: '+37060099999' }), deps())).steps.at(-1)).toMatchObject({
      step: 'number',
    });
  });
});
