import { expect, it } from '@jest/globals';
import { createPreparedLookUps } from '../../../src/calls/inbound/prepare-look-ups.ts';
import type { Connector } from '../../../src/calls/connector.ts';
import { createDemoConnector } from '../../../connectors/demo/connector.ts';
import { collectLog } from '../../helpers/app.ts';
import { testClock } from '../../helpers/calls.ts';
import { createVirtualTimers } from '../../helpers/virtual-timers.ts';

const MINUTE_MS = 60_000;

it('reads ahead after the start and every 20 minutes, and soon again where the CRM does not answer', async () => {
  const clock = testClock();
  const timers = createVirtualTimers(clock);
  const log = collectLog();
  const begunMs = clock();
  const asked: unknown[] = [];
  let isAway = true;
  const prepareFindByNumber: Connector['prepareFindByNumber'] = ({ objects }) => {
    asked.push([(clock() - begunMs) / MINUTE_MS, objects]);
    return isAway ? Promise.reject(new Error('away')) : Promise.resolve();
  };
  const fixed = { defaults: {}, callerIds: [], results: [] };
  const rules = {
    pop: 'never',
    missedTask: false,
    createLead: false,
    ignoreDids: [],
    ignoreCallers: [],
  } as const;
  const connector = { ...createDemoConnector('demo'), prepareFindByNumber };
  const prepared = createPreparedLookUps({
    crms: new Map([
      ['with', { ...fixed, connector, inbound: { ...rules, objects: ['Contact'] } }],
      ['without', { ...fixed, connector }],
    ]),
    timers,
    log,
  });
  prepared.start();
  await timers.pass(0);
  isAway = false;
  await timers.pass(41 * MINUTE_MS);
  prepared.stop();
  await timers.pass(60 * MINUTE_MS);
  expect(asked).toEqual([0, 1, 21, 41].map((minute) => [minute, ['Contact']]));
});
