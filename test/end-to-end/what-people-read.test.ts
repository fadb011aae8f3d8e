import { chmodSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { startSimulator } from '../../src/simulator/server.ts';
import { createServiceBench, until } from '../helpers/service-process.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
const simulator = fixtureOfAll(
  () => startSimulator(),
  (started) => started.close(),
);
const bench = fixtureOfAll(createServiceBench, (made) => {
  made.clear();
  made.dispose();
});

const TURNS_AROUND = '\u202e';
const DRIVES_A_TERMINAL = '\u001b[31m';

it('a start names the files that any user of the machine can read', async () => {
  const config = bench().config(simulator());
  chmodSync(config, 0o644);
  const service = await bench().start(config);
  await until(() => service.text().includes('holds secrets') || undefined);
  expect(service.text()).toContain(`${config} holds secrets, and every user of this machine can read it`);
});

it('a name from outside cannot reverse the direction of a log line', async () => {
  const service = await bench().start(bench().config(simulator()));
  const name = encodeURIComponent(`foreign${TURNS_AROUND}name`);
  const answer = await fetch(`${service.url}/hooks/mor/${name}/call-end`, { method: 'POST' });
  expect(answer.status).toBe(200);
  await until(() => service.text().includes('foreign') || undefined);
  expect(service.text()).toContain('"mor":"foreignname"');
  expect(service.text()).not.toContain(TURNS_AROUND);
});

it('the output of a command cannot control the terminal', async () => {
  const { code, text } = await bench().run(`no${TURNS_AROUND}such${DRIVES_A_TERMINAL}command`);
  expect(code).toBe(2);
  expect(text).toContain('nosuch[31mcommand');
  expect(text).not.toContain(TURNS_AROUND);
  expect(text).not.toContain(DRIVES_A_TERMINAL);
});
