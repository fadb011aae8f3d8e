import type { Connector } from '../../../src/calls/connector.ts';
import { FLOW_RESULTS } from '../shared/beans/flow-harness.ts';
import { suitecrm } from '../../../connectors/suitecrm/type.ts';
import { CLIENT_ID, CLIENT_SECRET, USERNAME } from '../../simulators/suitecrm-v8/tokens.ts';

/** A log that keeps everything written to it, as text. */
export const collectingLog = () => {
  const lines: string[] = [];
  const write = (fields: Record<string, unknown>, message: string): void => {
    lines.push(`${message} ${JSON.stringify(fields)}`);
  };
  return { lines, info: write, warn: write, error: write };
};

/** Fast enough for tests, with a short timeout. */
const FAST = { rate: { perSecond: 1_000, concurrent: 20 }, timeoutMs: 9_000 };

const build = (own: Record<string, unknown>, now: () => number, log = collectingLog()): Connector =>
  suitecrm.create('suite', suitecrm.options.parse({ ...FAST, ...own }), {
    now,
    log,
    limitMs: 60_000,
    missedTask: true,
    results: FLOW_RESULTS,
  });

export const v8Options = (url: string) => ({
  url,
  api: 'v8',
  clientId: CLIENT_ID,
  clientSecret: CLIENT_SECRET,
  username: USERNAME,
  password: 'admin',
});

export const legacyOptions = (url: string) => ({ url, api: 'v4_1', username: 'admin', password: 'admin' });

export const createV8Connector = (
  url: string,
  own: Record<string, unknown> = {},
  now: () => number = Date.now,
  log = collectingLog(),
): Connector => build({ ...v8Options(url), ...own }, now, log);

export const createLegacyConnector = (
  url: string,
  own: Record<string, unknown> = {},
  now: () => number = Date.now,
  log = collectingLog(),
): Connector => build({ ...legacyOptions(url), ...own }, now, log);
