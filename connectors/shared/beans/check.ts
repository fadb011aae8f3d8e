import type { CheckLine } from '../../../src/calls/connector.ts';
import { toCrmError } from '../crm-error.ts';
import type { Deadline } from '../deadline.ts';
import type { BeanApi, BeanFieldInfos, WrittenModule } from './bean-api.ts';
import type { BeanOptions, ModuleOptions } from './options.ts';

/** With clocks further apart than this, call times look wrong in the CRM. */
const MAX_SKEW_MS = 60_000;

type Finding = Omit<CheckLine, 'link'>;

const ok = (detail: string): Finding => ({ ok: true, detail });
const wrong = (detail: string, cure: string): Finding => ({ ok: false, detail, cure });

const present = (names: readonly (string | false)[]): string[] => names.filter((name) => name !== false);

const fieldsFinding = (
  module: string,
  known: BeanFieldInfos | undefined,
  wanted: readonly string[],
): Finding => {
  if (known === undefined) return ok(`the API does not tell the fields of ${module}`);
  const missing = wanted.filter((name) => !known.has(name));
  return missing.length === 0
    ? ok(`${wanted.length} fields found`)
    : wrong(
        `${module} has no ${missing.join(', ')}`,
        `Install the package, or correct or switch off these fields of ${module} in the configuration.`,
      );
};

/** Older packages do not bring the fields for a recording's address and for the result; everything else works without. */
const activityFinding = (
  known: BeanFieldInfos | undefined,
  wanted: readonly string[],
  { recording, disposition, ...others }: BeanOptions['activityFields'],
): Finding => {
  const found = fieldsFinding('Calls', known, [...wanted, ...present(Object.values(others))]);
  if (!found.ok || known === undefined) return found;
  const lacks = (name: string | false): boolean => name !== false && !known.has(name);
  const without = [
    ...(lacks(recording) ? [`without ${recording}, calls have no link to their recording`] : []),
    ...(lacks(disposition) ? [`without ${disposition}, results are in the description only`] : []),
  ];
  return ok([found.detail, ...without].join('; '));
};

/** Results that the CRM's dropdown does not know: their calls would show none, and be missing from its reports. */
const resultsFinding = async (
  deadline: Deadline,
  api: BeanApi,
  field: string,
  results: readonly string[],
): Promise<Finding> => {
  if ((await api.fieldsOf(deadline, 'Calls'))?.has(field) !== true)
    return ok(`Calls has no ${field}; results are the first line of the description`);
  const known = await api.choicesOf(deadline, 'Calls', field);
  if (known === undefined) return ok(`the API does not tell which entries ${field} has`);
  const missing = results.filter((value) => !known.includes(value));
  return missing.length === 0
    ? ok(`${field} has an entry for every result`)
    : wrong(
        `the dropdown of ${field} in Calls has no entry for these results: ${missing.join(', ')}`,
        'Add them to the dropdown (Studio or Dropdown Editor), or set the `value` of these results to an entry that it has.',
      );
};

const moduleWants = ({ name, phones, country, doNotCall }: ModuleOptions): string[] =>
  present([...name, ...phones, country, doNotCall]);

const writeFinding = (module: WrittenModule, may: boolean | undefined): Finding => {
  if (may === undefined)
    return ok('the API does not tell rights in advance; the first one written will show it');
  return may
    ? ok(`the integration user may create and edit ${module}`)
    : wrong(
        `the integration user may not create or edit ${module}`,
        `Give its role access, view, list and edit rights on ${module}.`,
      );
};

const TASK_FIELDS = ['name', 'status', 'priority', 'date_due', 'description', 'parent_type', 'parent_id'];

const tasksFinding = async (deadline: Deadline, api: BeanApi, { task }: BeanOptions): Promise<Finding> => {
  const may = writeFinding('Tasks', await api.mayWrite(deadline, 'Tasks'));
  if (!may.ok) return may;
  const wanted = [...new Set([...TASK_FIELDS, ...Object.keys(task.fields)])];
  const fields = fieldsFinding('Tasks', await api.fieldsOf(deadline, 'Tasks'), wanted);
  return fields.ok ? may : fields;
};

const usersFinding = async (deadline: Deadline, api: BeanApi): Promise<Finding> => {
  const [self, page] = await Promise.all([api.self(deadline), api.users(deadline, { limit: 2 }, ['id'])]);
  return page.items.length > 1 || self.admin
    ? ok('the user list can be read')
    : wrong(
        'only one user is visible',
        'Newer versions show the list to administrators only: use an administrator as integration user, or maintain the mapping by import.',
      );
};

const clockFinding = (skewMs: number | undefined): Finding => {
  if (skewMs === undefined) return ok('the CRM does not tell its time');
  const seconds = Math.round(Math.abs(skewMs) / 1_000);
  return Math.abs(skewMs) <= MAX_SKEW_MS
    ? ok(`differs by ${seconds} s`)
    : wrong(`the clocks differ by ${seconds} s`, 'Let both machines take their time from NTP.');
};

/** Walks the chain to one CRM without writing anything. Never rejects. */
export const checkBeans = async (
  crm: string,
  api: BeanApi,
  {
    options,
    results,
    missedTask,
  }: {
    readonly options: BeanOptions;
    /** What the field for the result may get. */
    readonly results: readonly string[];
    readonly missedTask: boolean;
  },
  deadline: Deadline,
): Promise<readonly CheckLine[]> => {
  const look = async (link: string, find: () => Promise<Finding> | Finding): Promise<CheckLine> => {
    try {
      return { link: `crm ${crm}: ${link}`, ...(await find()) };
    } catch (error) {
      const failure = toCrmError(error);
      const cure =
        failure.cure ?? 'Check `url`, the network and whether the CRM works; then run the check again.';
      return { link: `crm ${crm}: ${link}`, ...wrong(failure.message, cure) };
    }
  };

  const login = await look('login', async () =>
    ok(`logged in as ${(await api.self(deadline)).name} (${api.title})`),
  );
  if (!login.ok) return [login];
  const resultField = options.activityFields.disposition;
  const callFields = ['name', 'status', 'date_start', 'description', 'parent_type', 'parent_id'];
  return [
    login,
    ...(await Promise.all([
      look('version', async () => ok(await api.version(deadline))),
      ...Object.entries(options.modules).map(([module, fields]) =>
        look(`module ${module}`, async () =>
          fieldsFinding(module, await api.fieldsOf(deadline, module), moduleWants(fields)),
        ),
      ),
      look('user fields', async () =>
        fieldsFinding(
          'Users',
          await api.fieldsOf(deadline, 'Users'),
          present(Object.values(options.userFields)),
        ),
      ),
      look('activity fields', async () =>
        activityFinding(await api.fieldsOf(deadline, 'Calls'), callFields, options.activityFields),
      ),
      ...(resultField === false
        ? []
        : [look('results', () => resultsFinding(deadline, api, resultField, results))]),
      look('activities', async () => writeFinding('Calls', await api.mayWrite(deadline, 'Calls'))),
      ...(missedTask ? [look('call-back tasks', () => tasksFinding(deadline, api, options))] : []),
      look('users', () => usersFinding(deadline, api)),
      look('clock', () => clockFinding(api.clockSkewMs())),
    ])),
  ];
};
