import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Connector, CrmAgent, CrmRecord } from '../../../src/calls/connector.ts';
import { Problem } from '../../../src/calls/problems.ts';
import { anActivity } from '../../contracts/activity.ts';
import { FUZZED_CRMS } from '../lib/crms.ts';
import { door, inTime, must, mustNotTell } from '../lib/door.ts';
import type { Door } from '../lib/door.ts';
import { edits, mutateJson, mutateText } from '../lib/mutate.ts';
import type { Edit } from '../lib/mutate.ts';
import { startProxy } from '../lib/proxy.ts';

const ACTIONS = [
  'readRecord',
  'readAgent',
  'listAgents',
  'writeActivity',
  'updateActivity',
  'check',
] as const;
const STATUSES = [0, 0, 0, 0, 200, 201, 204, 301, 400, 401, 403, 404, 429, 500, 503];
const MOST_ANSWERS = 5;

interface Input {
  readonly action: (typeof ACTIONS)[number];
  /** Which answer is changed; MOST_ANSWERS: all of them. */
  readonly nth: number;
  readonly inside: readonly Edit[];
  readonly outside: readonly Edit[];
  /** 0: as it was. */
  readonly status: number;
  /** A recorded answer to send in place of the simulator's. */
  readonly recorded: string;
}

const FIXTURES = fileURLToPath(new URL('../../fixtures/suitecrm-7.14', import.meta.url));
const recordedFor = (crm: string): readonly string[] => {
  const folder = crm === 'suitecrm-v8' ? 'v8' : crm === 'suitecrm-v4_1' ? 'legacy' : '';
  return folder === '' ? [] : readdirSync(join(FIXTURES, folder)).map((file) => join(folder, file));
};
const recordedBody = (file: string): unknown =>
  (JSON.parse(readFileSync(join(FIXTURES, file), 'utf8')) as { response: { body: unknown } }).response.body;

const changed = (body: string, { inside, outside, recorded }: Input): string => {
  try {
    const value: unknown = recorded === '' ? JSON.parse(body) : recordedBody(recorded);
    return mutateText(JSON.stringify(mutateJson(value, inside)), outside);
  } catch {
    return mutateText(body, outside);
  }
};

const isText = (value: unknown): boolean => typeof value === 'string';
const isTextOrNone = (value: unknown): boolean => value === undefined || typeof value === 'string';

const checkRecord = (record: CrmRecord | undefined): void => {
  if (record === undefined) return;
  must(isText(record.ref.type) && isText(record.ref.id), 'a record without type or id');
  must(isText(record.name) && isTextOrNone(record.country), 'a record whose name or country is no text');
  must(typeof record.doNotCall === 'boolean', 'a record that does not say whether it may be called');
  must(
    record.numbers.every(({ field, value }) => isText(field) && isText(value) && value !== ''),
    'a number that is no text',
  );
  must(
    record.url === undefined || /^https?:\/\//.test(record.url),
    `an address that is none: ${String(record.url)}`,
  );
};

const checkAgent = (agent: CrmAgent | undefined): void => {
  if (agent === undefined) return;
  must(isText(agent.user) && agent.user !== '' && isText(agent.name), 'an agent without id or name');
  must(
    [agent.username, agent.email, agent.telephone, agent.country].every(isTextOrNone),
    'a value that is no text',
  );
  must(typeof agent.active === 'boolean', 'an agent who is neither active nor inactive');
  const values: unknown[] = Object.values(agent.mapping);
  must(
    values.every((value) => isTextOrNone(value) || typeof value === 'boolean'),
    'a mapping value that is no text',
  );
};

const act = async (
  connector: Connector,
  input: Input,
  user: string,
  record: CrmRecord['ref'],
): Promise<unknown> => {
  switch (input.action) {
    case 'readRecord': {
      const found = await connector.readRecord(record, { crm: 'crm', user });
      checkRecord(found);
      return undefined;
    }
    case 'readAgent': {
      checkAgent(await connector.readAgent(user));
      return undefined;
    }
    case 'listAgents': {
      const { items, next } = await connector.listAgents({ limit: 20 });
      items.forEach(checkAgent);
      must(isTextOrNone(next), 'a cursor that is no text');
      return undefined;
    }
    case 'writeActivity':
    case 'updateActivity': {
      const write = input.action === 'writeActivity' ? 'first' : 'update';
      const result = await connector.writeActivity(anActivity({ user, record, write, notes: 'A note' }));
      must(['written', 'retry', 'dead'].includes(result.kind), 'an activity without an outcome');
      must(result.kind !== 'written' || (isText(result.id) && result.id !== ''), 'written without an id');
      return result;
    }
    case 'check': {
      const lines = await connector.check();
      must(lines.length > 0, 'a check without a line');
      must(
        lines.every((line) => isText(line.link) && isText(line.detail) && typeof line.ok === 'boolean'),
        'no line',
      );
      return lines;
    }
  }
};

const crmDoor = (name: keyof typeof FUZZED_CRMS): Door =>
  door<Input>({
    name: `answers-of-${name}`,
    about: `answers of ${name} (from its simulator and recorded ones): read as what they say, or a Problem; nothing secret`,
    testRuns: 40,
    inputs: fc.record({
      action: fc.constantFrom(...ACTIONS),
      nth: fc.nat({ max: MOST_ANSWERS }),
      inside: edits(4),
      outside: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: edits(2) }),
      status: fc.constantFrom(...STATUSES),
      recorded: fc.constantFrom('', '', ...recordedFor(name)),
    }),
    async open() {
      const crm = await FUZZED_CRMS[name]();
      const proxy = await startProxy(crm.url);
      return {
        async check(input) {
          proxy.change = (answer, index) =>
            input.nth === MOST_ANSWERS || index === input.nth
              ? {
                  status: input.status === 0 ? answer.status : input.status,
                  body: changed(answer.body, input),
                }
              : answer;
          const told: string[] = [];
          const line = (fields: Record<string, unknown>, message: string): void => {
            told.push(`${JSON.stringify(fields)} ${message}`);
          };
          const connector = crm.connect(proxy.url, {
            now: Date.now,
            log: { info: line, warn: line, error: line },
          });
          try {
            const result = await inTime(act(connector, input, crm.user, crm.record), input.action);
            told.push(JSON.stringify(result ?? null));
          } catch (error) {
            if (!(error instanceof Problem)) throw error;
            must(error.message !== '', 'a Problem without words');
            told.push(`${error.code} ${error.message} ${error.cure}`);
          } finally {
            await connector.close();
          }
          mustNotTell(told.join('\n'), crm.secrets, 'a message');
        },
        async close() {
          await proxy.close();
          await crm.close();
        },
      };
    },
  });

export const crmAnswers: readonly Door[] = (Object.keys(FUZZED_CRMS) as (keyof typeof FUZZED_CRMS)[]).map(
  crmDoor,
);
