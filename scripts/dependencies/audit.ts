// Audits the production packages against the registry or, if that is unreachable, the stored list; prints licences.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { licenceCounts, licenceProblems, listSchema, vulnerable } from './judge.ts';
import { productionTree } from './tree.ts';

const REGISTRY_MS = 60_000;

const reportSchema = z.object({
  auditReportVersion: z.number(),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
});

/** The registry's findings; undefined: it gave no report. */
const askRegistry = (): readonly string[] | undefined => {
  const args = ['audit', '--omit=dev', '--json', '--fetch-retries=0'];
  const { stdout } = spawnSync('npm', args, { encoding: 'utf8', timeout: REGISTRY_MS });
  try {
    const { vulnerabilities } = reportSchema.parse(JSON.parse(stdout));
    return Object.entries(vulnerabilities).map(
      ([name, { severity, range }]) => `${name} ${range}: ${severity}`,
    );
  } catch {
    return undefined;
  }
};

const tree = productionTree(readFileSync('package-lock.json', 'utf8'));
const list = listSchema.parse(JSON.parse(readFileSync(new URL('advisories.json', import.meta.url), 'utf8')));
const told = askRegistry();
const source =
  told === undefined
    ? `the stored list of ${list.lookedUp} (${list.advisories.length} entries; the registry gives no report)`
    : 'the registry';
const problems = [...(told ?? []), ...vulnerable(tree, list), ...licenceProblems(tree)];
const licences = licenceCounts(tree).map(([licence, count]) => `${licence} ${count}`);
const lines = [
  `${tree.length} packages of the production tree, audited by ${source}`,
  `licences: ${licences.join(', ')}`,
  ...problems.map((problem) => `  ${problem}`),
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
