import { autoMatch } from '../../../src/mapping/match/auto-match.ts';
import { formatMappingCsv } from '../../../src/mapping/agents/csv.ts';
import { planImport } from '../../../src/mapping/agents/import-plan.ts';
import { mapping, startApp } from '../../helpers/app.ts';
import { PASSWORD, signedIn } from '../../http/admin/client.ts';
import { parseMappingCsv } from '../../mapping/parse-csv.ts';
import type { Finding } from '../lib/bench.ts';
import { median } from '../lib/statistics.ts';
import { fixed } from '../lib/table.ts';

const AGENTS = 10_000;
const QUERIES = ['', '&search=person%209', '&filter=conflicts', '&filter=unmapped', ''];

interface Cost {
  readonly what: string;
  readonly ms: number;
  /** Of all threads: other work on the machine hardly changes it, and on a quiet one it is more than the time that passes. */
  readonly processorMs: number;
  readonly maxMs: number;
}

const timed = async (what: string, maxMs: number, work: () => unknown): Promise<Cost> => {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { what, ms: performance.now() - started, processorMs: (user + system) / 1_000, maxMs };
};

const indexes = Array.from({ length: AGENTS }, (_, index) => index);

/** Reading and planning a file, and matching people with lines: no database, no network. */
const pure = async (): Promise<Cost[]> => {
  const rows = indexes.map((i) =>
    mapping({ user: `user-${i}`, source: `+3706${1_000_000 + i}`, name: `Agent, no. ${i}` }),
  );
  const text = formatMappingCsv(rows);
  const context = { crms: ['site'], mors: ['main'] };
  const lines = indexes.map((i) => ({
    mor: 'main',
    username: `user${i}`,
    email: `u${i}@example.com`,
    lastName: `Name${i}`,
    devices: [{ id: String(i), username: String(20_000 + i) }],
  }));
  const users = indexes.map((i) => ({
    user: `crm${i}`,
    email: `u${i}@example.com`,
    name: `First${i} Name${i}`,
  }));
  return [
    await timed('a file is read and planned', 1_000, () => {
      const { rows: read, columns } = parseMappingCsv(text, context);
      return planImport(
        rows,
        read.map((one) => one.mapping),
        columns,
      );
    }),
    await timed('people are matched with lines', 8_000, () => autoMatch(users, lines)),
  ];
};

/** The same as the pages request it: over HTTP, with the database. */
const served = async (): Promise<Cost[]> => {
  const app = await startApp({ config: { admin: { password: PASSWORD } }, mappings: [] });
  try {
    for (const i of indexes) {
      const agent = {
        user: `u${i}`,
        name: `Person ${i}`,
        email: `u${i}@example.com`,
        active: true,
        mapping: {},
      };
      app.demoCrm.agents.push(agent);
    }
    const client = await signedIn(app.url);
    const text = formatMappingCsv(
      indexes.map((i) => mapping({ user: `u${i}`, crm: 'demo', device: String(100 + i) })),
    );
    const costs = [
      await timed('an import is previewed', 5_000, () =>
        client.send('POST', 'mapping/import?dryRun=true', { text }),
      ),
      await timed('an import is stored', 5_000, () => client.send('POST', 'mapping/import', { text })),
    ];
    // Users and rows have changed, so nothing of the list is known; the page asks for the session first.
    await client.send('GET', 'session');
    const first = await timed('the first page of the list', 400, () =>
      client.send('GET', 'mapping?crm=demo'),
    );
    const pages: Cost[] = [];
    for (const query of QUERIES) {
      pages.push(await timed(query, 200, () => client.send('GET', `mapping?crm=demo${query}`)));
    }
    const page: Cost = {
      what: 'a page of the list (median)',
      ms: median(pages.map(({ ms }) => ms)),
      processorMs: median(pages.map(({ processorMs }) => processorMs)),
      maxMs: 200,
    };
    return [...costs, first, page];
  } finally {
    await app.close();
  }
};

/** What administrators wait for with 10,000 agents. */
export const manyAgents = async (): Promise<Finding> => {
  const costs = [...(await pure()), ...(await served())];
  return {
    title: `Administration with ${AGENTS} agents`,
    columns: ['what', 'ms', 'processor ms', 'at most'],
    rows: costs.map(({ what, ms, processorMs, maxMs }) => [what, fixed(ms, 0), fixed(processorMs, 0), maxMs]),
    goals: costs.map(({ what, processorMs, maxMs }) => ({
      what: `${what}: at most ${maxMs} ms of processor time (${fixed(processorMs, 0)})`,
      met: processorMs <= maxMs,
    })),
    data: costs,
  };
};
