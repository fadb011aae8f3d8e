import type { CheckLine } from '../../../src/calls/connector.ts';
import { at, good, wrong } from '../../../src/vocabulary/findings.ts';
import type { CrmPlace, Finding } from '../../../src/vocabulary/findings.ts';
import { findingOf, toCrmError } from '../crm-error.ts';
import type { Deadline } from '../deadline.ts';
import type { BeanApi, BeanFieldInfos, WrittenModule } from './bean-api.ts';
import type { BeanOptions, ModuleOptions } from './options.ts';

/** With clocks further apart than this, call times look wrong in the CRM. */
const MAX_SKEW_MS = 60_000;

const present = (names: readonly (string | false)[]): string[] => names.filter((name) => name !== false);

const fieldsFinding = (
  module: string,
  known: BeanFieldInfos | undefined,
  wanted: readonly string[],
): Finding => {
  if (known === undefined) return good('crm_fields_untold', { module });
  const missing = wanted.filter((name) => !known.has(name));
  return missing.length === 0
    ? good('crm_fields_found', { count: wanted.length })
    : wrong('crm_fields_missing', { module, fields: missing.join(', ') });
};

/** Older packages do not bring the fields for a recording's address and for the result; everything else works without. */
const activityFinding = (
  known: BeanFieldInfos | undefined,
  wanted: readonly string[],
  { recording, disposition, ...rest }: BeanOptions['activityFields'],
): Finding => {
  const others = present(Object.values(rest));
  const found = fieldsFinding('Calls', known, [...wanted, ...others]);
  if (!found.ok || known === undefined) return found;
  const lacks = (name: string | false): boolean => name !== false && !known.has(name);
  const values = {
    count: wanted.length + others.length,
    recording: String(recording),
    result: String(disposition),
  };
  if (lacks(recording))
    return good(lacks(disposition) ? 'crm_no_extra_fields' : 'crm_no_recording_field', values);
  return lacks(disposition) ? good('crm_no_result_field', values) : found;
};

/** Results that the CRM's dropdown does not know: their calls would show none, and be missing from its reports. */
const resultsFinding = async (
  deadline: Deadline,
  api: BeanApi,
  field: string,
  results: readonly string[],
): Promise<Finding> => {
  if ((await api.fieldsOf(deadline, 'Calls'))?.has(field) !== true)
    return good('crm_results_in_text', { field });
  const known = await api.choicesOf(deadline, 'Calls', field);
  if (known === undefined) return good('crm_results_untold', { field });
  const missing = results.filter((value) => !known.includes(value));
  return missing.length === 0
    ? good('crm_results_found', { field })
    : wrong('crm_results_missing', { field, values: missing.join(', ') });
};

const moduleWants = ({ name, phones, country, doNotCall }: ModuleOptions): string[] =>
  present([...name, ...phones, country, doNotCall]);

const writeFinding = (module: WrittenModule, may: boolean | undefined): Finding => {
  if (may === undefined) return good('crm_rights_untold');
  return may ? good('crm_may_write', { module }) : wrong('crm_may_not_write', { module });
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
  return page.items.length > 1 || self.admin ? good('crm_users_read') : wrong('crm_users_hidden');
};

const clockFinding = (skewMs: number | undefined): Finding => {
  if (skewMs === undefined) return good('crm_clock_untold');
  const seconds = Math.round(Math.abs(skewMs) / 1_000);
  return Math.abs(skewMs) <= MAX_SKEW_MS
    ? good('crm_clock_near', { seconds })
    : wrong('crm_clock_far', { seconds });
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
  const found = async (find: () => Promise<Finding> | Finding): Promise<Finding> => {
    try {
      return await find();
    } catch (error) {
      return findingOf(toCrmError(error));
    }
  };
  const look = async (place: CrmPlace, find: () => Promise<Finding> | Finding): Promise<CheckLine> =>
    at(place, { crm }, await found(find));

  const login = await look('crm_login', async () =>
    good('crm_logged_in', { name: (await api.self(deadline)).name, title: api.title }),
  );
  if (!login.ok) return [login];
  const resultField = options.activityFields.disposition;
  const callFields = ['name', 'status', 'date_start', 'description', 'parent_type', 'parent_id'];
  return [
    login,
    ...(await Promise.all([
      look('crm_version', async () => good('crm_version_found', { version: await api.version(deadline) })),
      ...Object.entries(options.modules).map(([module, fields]) =>
        found(async () =>
          fieldsFinding(module, await api.fieldsOf(deadline, module), moduleWants(fields)),
        ).then((finding) => at('crm_module', { crm, module }, finding)),
      ),
      look('crm_user_fields', async () =>
        fieldsFinding(
          'Users',
          await api.fieldsOf(deadline, 'Users'),
          present(Object.values(options.userFields)),
        ),
      ),
      look('crm_activity_fields', async () =>
        activityFinding(await api.fieldsOf(deadline, 'Calls'), callFields, options.activityFields),
      ),
      ...(resultField === false
        ? []
        : [look('crm_results', () => resultsFinding(deadline, api, resultField, results))]),
      look('crm_activities', async () => writeFinding('Calls', await api.mayWrite(deadline, 'Calls'))),
      ...(missedTask ? [look('crm_tasks', () => tasksFinding(deadline, api, options))] : []),
      look('crm_users', () => usersFinding(deadline, api)),
      look('crm_clock', () => clockFinding(api.clockSkewMs())),
    ])),
  ];
};
