import type { Connector } from '../../../src/calls/connector.ts';
import { FLOW_RESULTS } from '../shared/beans/flow-harness.ts';
import { sugarcrm } from '../../../connectors/sugarcrm/type.ts';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

const sugarOptions = (url: string) => ({
  url,
  username: 'admin',
  password: 'admin',
  rate: { perSecond: 1_000, concurrent: 20 },
  timeoutMs: 9_000,
});

export const createSugarConnector = (
  url: string,
  own: Record<string, unknown> = {},
  now: () => number = Date.now,
): Connector =>
  sugarcrm.create('sugar', sugarcrm.options.parse({ ...sugarOptions(url), ...own }), {
    now,
    log: SILENT,
    limitMs: 60_000,
    missedTask: true,
    results: FLOW_RESULTS,
  });
