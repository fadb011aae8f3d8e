import type { CrmRecord, NumberQuery } from '../../../src/calls/connector.ts';
import type { Now } from '../../../src/calls/ports.ts';
import { mayHold, tailOf } from '../../../src/mapping/numbers/e164-parts.ts';
import type { Deadline } from '../deadline.ts';
import { createTtlCache } from '../ttl-cache.ts';
import { moduleOf } from './bean.ts';
import type { Bean } from './bean.ts';
import type { BeanApi, NumberSearch } from './bean-api.ts';
import type { BeanOptions, ModuleOptions } from './options.ts';
import { recordFields, toRecord } from './records.ts';

const USUAL = ['Contacts', 'Leads', 'Accounts', 'Prospects'];
/** Without the indexed digits a search reads the whole module. */
const MOST_SCANNED = 3;
const HOUR_MS = 3_600_000;
/** No country has this code. */
const NOBODY = '+999000000000';
/** Whom a person works for, and whether a lead has become a contact. */
const EXTRA: Readonly<Record<string, readonly string[]>> = {
  Contacts: ['account_id'],
  Leads: ['converted', 'status'],
};

interface Parts {
  readonly api: Pick<BeanApi, 'search' | 'fieldsOf'>;
  readonly options: Pick<BeanOptions, 'modules' | 'numberFields'>;
  readonly pageUrl: (module: string, id: string) => string | undefined;
  /** Monotonic. */
  readonly now: Now;
}

interface Found {
  readonly record: CrmRecord;
  readonly bean: Bean;
}

const isConverted = (bean: Bean): boolean => bean.flag('converted') || bean.text('status') === 'Converted';

/** Omits a company when a person who works there was found too. */
const withoutCompanies = (found: readonly Found[]): readonly CrmRecord[] => {
  const companies = new Set(
    found.filter(({ record }) => record.ref.type === 'Contacts').map(({ bean }) => bean.text('account_id')),
  );
  return found
    .map(({ record }) => record)
    .filter(({ ref }) => ref.type !== 'Accounts' || !companies.has(ref.id));
};

/**
 * Finds who may have a number: first by the indexed fields in which the package keeps the last digits of a record's
 * numbers, in one request per module; failing that, by the telephone fields themselves, in at most three modules.
 */
export const createFindCallers = ({ api, options, pageUrl, now }: Parts) => {
  const { modules, numberFields } = options;
  const digitsKept = createTtlCache<boolean>({ max: 100, ttlMs: HOUR_MS, now });

  const readKeepsDigits = async (deadline: Deadline, module: string): Promise<boolean> => {
    if (numberFields.length === 0) return false;
    const known = await api.fieldsOf(deadline, module);
    return numberFields.every((name) => known?.has(name));
  };
  const keepsDigits = (deadline: Deadline, module: string): Promise<boolean | undefined> =>
    digitsKept.get(module, () => readKeepsDigits(deadline, module));

  const wantedOf = (objects: readonly string[] = USUAL): readonly string[] =>
    [...new Set(objects.map((name) => moduleOf(modules, name)))].filter((name) =>
      Object.hasOwn(modules, name),
    );

  const searchIn = async (
    deadline: Deadline,
    e164: string,
    { module, limit, ...where }: { module: string; limit: number } & Pick<NumberSearch, 'columns' | 'exact'>,
  ): Promise<readonly Found[]> => {
    const fields: ModuleOptions | undefined = modules[module];
    if (fields === undefined) return [];
    const wanted = [...recordFields(fields), ...(EXTRA[module] ?? [])];
    const beans = await api.search(deadline, { module, ...where, tail: tailOf(e164), limit }, wanted);
    return beans
      .filter((bean) => module !== 'Leads' || !isConverted(bean))
      .map((bean) => ({
        bean,
        record: toRecord({ type: module, id: bean.id }, bean, fields, pageUrl(module, bean.id)),
      }))
      .filter(({ record }) => record.numbers.some(({ value }) => mayHold(value, e164)));
  };

  const find = async (
    deadline: Deadline,
    e164: string,
    { objects, limit }: NumberQuery,
  ): Promise<readonly CrmRecord[]> => {
    const wanted = wantedOf(objects);
    const kept = await Promise.all(wanted.map((module) => keepsDigits(deadline, module)));
    const byDigits = wanted.filter((_, index) => kept[index] === true);
    const found = await Promise.all(
      byDigits.map((module) =>
        searchIn(deadline, e164, { module, columns: numberFields, exact: true, limit }),
      ),
    );
    let all = found.flat();
    if (all.length === 0) {
      // Records older than the package have no digits until they are filled in.
      const scanned = wanted
        .slice(0, MOST_SCANNED)
        .map((module) => ({ module, columns: modules[module]?.phones ?? [], exact: false, limit }));
      all = (await Promise.all(scanned.map((where) => searchIn(deadline, e164, where)))).flat();
    }
    return withoutCompanies(all).slice(0, limit);
  };

  /** Which modules keep digits, and by a search for nobody, which fields they lack. */
  const prepare = async (deadline: Deadline, { objects }: Pick<NumberQuery, 'objects'>): Promise<void> => {
    for (const module of wantedOf(objects)) {
      const isKept = await digitsKept.refresh(module, () => readKeepsDigits(deadline, module));
      const columns = isKept === true ? numberFields : (modules[module]?.phones ?? []);
      await searchIn(deadline, NOBODY, { module, columns, exact: true, limit: 1 });
    }
  };

  /** See Connector.findByNumber and prepareFindByNumber. Both reject with CrmError. */
  return { find, prepare };
};
