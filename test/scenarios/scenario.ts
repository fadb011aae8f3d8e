import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectorType } from '../../src/calls/connector.ts';
import type { Call } from '../../src/calls/call/call.ts';
import { defined } from '../../src/defined.ts';
import type { LedgerEntry } from '../../src/simulator/ledger.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import type { RunningSimulator } from '../../src/simulator/server.ts';
import { startApp } from '../helpers/app.ts';
import { workThrough } from './agents.ts';
import type { Clicked } from './agents.ts';
import { createChance } from './chance.ts';
import type { Chance } from './chance.ts';
import { contactNumber } from './clicks.ts';
import type { Button, Click } from './clicks.ts';
import { createConnectorProcess } from './connector-process.ts';
import { addLines, interruptMor, troubleMor } from './mor-trouble.ts';
import type { Line } from './mor-trouble.ts';

export const SCENARIO_KEY = 'scenario-api-key-0123456789';

/** A CRM in which agents click, with its own faults. */
export interface ScenarioCrm {
  readonly id: string;
  /** This CRM's part of the connector's configuration. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly type: ConnectorType;
  /** Creates the user with this line; returns the id. */
  addAgent(line: Line): Promise<string>;
  addContact(name: string, phone: string): Promise<Click['record']>;
  /** From here on some of the connector's requests fail, until `heal`. */
  trouble(chance: Chance): void;
  heal(): void;
  /** `url` gives the connector's current address. */
  connect(url: () => string): Promise<Button>;
  close(): Promise<void>;
}

export interface ScenarioSize {
  readonly agents: number;
  readonly clicksPerAgent: number;
}

/** The state when everything is over. */
export interface Finished {
  readonly clicked: readonly Clicked[];
  readonly calls: readonly Call[];
  readonly ledger: readonly LedgerEntry[];
  readonly interruptions: readonly string[];
}

/**
 * Calls run this many times faster than real time. Not faster still: MOR reports times in whole seconds, and an agent's
 * calls must not follow each other within one.
 */
const SIMULATOR_SPEED = 16;
const LATER_MS = 20 * 60_000;
const PAGE = 500;

const configOf = (crm: ScenarioCrm, simulator: RunningSimulator) => {
  const { url, options } = simulator;
  return {
    numbers: { defaultCountry: 'LT', internal: ['1XX', '3XXX'] },
    rules: { perAgent: { concurrent: 1, perMinute: 1_000, perDay: 10_000 } },
    // Uncertain calls keep their two minutes: a request that timed out can reach MOR late, and a call that no list has
    // shown waits that long for its CDRs. Agents do not wait for them; `finishLater` does.
    follow: { cdrGraceSec: 3 },
    mor: [
      {
        id: 'main',
        url,
        secretKey: options.secretKey,
        callbackUniqueId: true,
        timeoutMs: 1_500,
        status: { username: 'admin', pollMs: 500 },
      },
    ],
    crms: [{ id: crm.id, apiKeys: [SCENARIO_KEY], ...crm.config }],
  };
};

const addClicks = async (
  crm: ScenarioCrm,
  lines: readonly Line[],
  perAgent: number,
): Promise<readonly (readonly Click[])[]> =>
  Promise.all(
    lines.map(async (line, agent) => {
      const user = await crm.addAgent(line);
      const clicks: Click[] = [];
      for (let index = agent * perAgent; index < (agent + 1) * perAgent; index++) {
        const number = contactNumber(index);
        const record = await crm.addContact(`Contact ${index}`, `+${number.destination}`);
        clicks.push({ key: `click-${index}`, user, record, ...number });
      }
      return clicks;
    }),
  );

const allCalls = async (app: Awaited<ReturnType<typeof startApp>>, crm: string): Promise<readonly Call[]> => {
  const calls: Call[] = [];
  let cursor: string | undefined;
  do {
    const page = await app.runtime.store.calls.list({
      crm,
      limit: PAGE,
      ...defined({ cursor }),
    });
    calls.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return calls;
};

/** Starts the connector again on the same database, twenty minutes later: everything that waits for MOR or its CRM is due. */
const finishLater = async (
  crm: ScenarioCrm,
  simulator: RunningSimulator,
  folder: string,
): Promise<readonly Call[]> => {
  simulator.clock.setManual(true);
  await simulator.clock.advance(LATER_MS);
  simulator.clock.setManual(false);
  const app = await startApp({
    folder,
    attach: simulator,
    connectorTypes: [crm.type],
    config: configOf(crm, simulator),
    now: () => Date.now() + LATER_MS,
  });
  const { calls } = app.runtime.store;
  try {
    while ((await calls.listOpen()).length > 0 || (await calls.waitingActivities()).length > 0)
      await sleep(50);
    return await allCalls(app, crm.id);
  } finally {
    await app.stop();
  }
};

/** Agents work while everything around them fails; then the faults end and the remaining work gets done. */
export const runScenario = async (
  crm: ScenarioCrm,
  size: ScenarioSize,
  chance: Chance,
): Promise<Finished> => {
  const simulator = await startSimulator({ speed: SIMULATOR_SPEED, seed: chance.seed });
  const lines = addLines(simulator, size.agents);
  const clicks = await addClicks(crm, lines, size.clicksPerAgent);
  const connector = await createConnectorProcess(configOf(crm, simulator));
  const interruptions: string[] = [];
  try {
    await connector.start();
    troubleMor(simulator);
    crm.trouble(chance);
    const button = await crm.connect(() => connector.url());

    const again = async (name: 'killed' | 'stopped'): Promise<void> => {
      interruptions.push(name);
      await (name === 'killed' ? connector.kill() : connector.stop());
      await connector.start();
    };
    const plan: [number, () => Promise<void>][] = [
      [0.1, () => interruptMor(simulator)],
      [0.2, () => again('killed')],
      [0.35, () => interruptMor(simulator)],
      [0.5, () => again('stopped')],
      [0.7, () => again('killed')],
      [0.85, () => interruptMor(simulator)],
    ];
    let done = 0;
    let events = Promise.resolve();
    const onDone = (): void => {
      done += 1;
      const [next] = plan;
      if (next === undefined || done < next[0] * size.agents * size.clicksPerAgent) return;
      plan.shift();
      events = events.then(() => next[1]());
    };
    const worked = await Promise.all(
      clicks.map((own, agent) => workThrough(button, own, createChance(chance.seed + agent), onDone)),
    );
    await events;
    simulator.faults.clear();
    crm.heal();
    await connector.stop();
    const calls = await finishLater(crm, simulator, connector.folder);
    return { clicked: worked.flat(), calls, ledger: simulator.ledger(), interruptions };
  } finally {
    await connector.dispose();
    await simulator.close();
  }
};
