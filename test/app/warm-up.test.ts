import { describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { generic } from '../../connectors/generic/connector.ts';
import { startService } from '../../src/app/service.ts';
import { warmUp } from '../../src/app/warm-up.ts';
import type { Store } from '../../src/calls/ports.ts';
import { parseConfig } from '../../src/config/load.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { API_KEY, SIGNING_SECRET, collectLog } from '../helpers/app.ts';
import { fixtureOfEach } from '../helpers/fixture.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A service started as `start` does, with a MOR and a CRM that count the requests they get. */
const service = fixtureOfEach(
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'warm-up-'));
    const file = join(folder, 'connector.db');
    const simulator = await startSimulator({ speed: 20 });
    let crmAsked = 0;
    const counted = {
      ...generic,
      create: (...args: Parameters<typeof generic.create>) =>
        new Proxy(generic.create(...args), {
          get(target, name): unknown {
            const value: unknown = Reflect.get(target, name);
            if (typeof value !== 'function' || name === 'close') return value;
            return (...given: unknown[]): unknown => {
              crmAsked += 1;
              return Reflect.apply(value, target, given);
            };
          },
        }),
    };
    const text = stringify({
      server: { port: 0 },
      database: `sqlite:${file}`,
      admin: { password: 'a password for the test' },
      mor: [{ id: 'main', url: simulator.url, secretKey: simulator.options.secretKey }],
      crms: [{ id: 'site', type: 'generic', apiKeys: [API_KEY], signingSecrets: [SIGNING_SECRET] }],
    });
    const connectorTypes = [counted];
    const crmOptions = new Map(connectorTypes.map((type) => [type.type, type.options]));
    const config = parseConfig(text, { env: {}, readFile: () => '', crmOptions });
    const log = collectLog();
    const started = await startService(config, { connectorTypes, log, now: Date.now, version: 'test' });
    return { started, config, simulator, folder, file, log, crmAsked: () => crmAsked };
  },
  async ({ started, simulator, folder }) => {
    await started.stop();
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  },
);

describe('dry clicks before the service is ready', () => {
  it('run the whole path and leave nothing: no dial, no CRM request, no row, key, metric or log line', async () => {
    const { started, config, simulator, file, log, crmAsked } = service();
    const { runtime, web } = started;
    // The start has warmed up already; once more, to be sure that there are clicks that could leave traces.
    const again = await warmUp({ ...runtime, config, log, now: Date.now, patienceMs: 100_000 });
    expect(again).toBeGreaterThan(0);

    expect(simulator.ledger()).toEqual([]);
    expect(crmAsked()).toBe(0);
    expect(runtime.book.open()).toEqual([]);
    const metrics = await (await fetch(`${web.publicUrl}/metrics`)).text();
    expect(metrics).toMatch(/^# TYPE mor_connector_clicks_total counter$/m);
    expect(metrics).not.toMatch(/^mor_connector_(?:clicks_total|calls_ended_total|activities_total)\{/m);
    expect(metrics).toMatch(/^mor_connector_click_to_mor_seconds_count 0$/m);
    expect(JSON.stringify(log.lines)).not.toMatch(/dry|click/i);
    const db = new Libsql(file, { readonly: true });
    const tables = db
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .all([]) as { name: string }[];
    const rows = tables.map(({ name }) => JSON.stringify(db.prepare(`SELECT * FROM "${name}"`).all([])));
    db.close();
    expect(tables.map(({ name }) => name)).toContain('calls');
    expect(rows.join('\n')).not.toMatch(/"dry|dry-/);
    expect(JSON.parse(rows[tables.findIndex(({ name }) => name === 'calls')] ?? '')).toEqual([]);
  });

  it('continue like a real agent’s clicks, one call each', async () => {
    const { runtime } = service().started;
    const { rehearsal } = runtime.store;
    const counts = { begin: 0, save: 0 };
    if (rehearsal === undefined) throw new Error('this store cannot rehearse');
    const store: Store = {
      ...runtime.store,
      rehearsal: {
        ...rehearsal,
        begin: async (intent) => {
          counts.begin += 1;
          return rehearsal.begin(intent);
        },
        save: async (call, options) => {
          const result = await rehearsal.save(call, options);
          if (call.state === 'accepted' && result === 'saved') counts.save += 1;
          return result;
        },
      },
    };
    const clicks = await warmUp({ ...runtime, store, log: silent, now: Date.now, patienceMs: 100_000 });
    expect(clicks).toBeGreaterThan(0);
    expect(counts).toEqual({ begin: clicks, save: clicks });
  });

  it('are given up with a log line when the database cannot take them', async () => {
    const { runtime } = service().started;
    const log = collectLog();
    const broken = { ...runtime.store.calls, begin: () => Promise.reject(new Error('the disk is full')) };
    const store: Store = { ...runtime.store, rehearsal: broken };
    expect(await warmUp({ ...runtime, store, log, now: Date.now })).toBe(0);
    expect(log.lines.map(({ level, message }) => [level, message])).toEqual([
      ['warn', 'the way of a click could not be warmed up; the first clicks will be slower'],
    ]);
  });
});
