import { PACKAGE_VERSION } from '../../src/vocabulary/crm-packages.ts';
import { phpLiteral, type PhpValue } from './php-literal.ts';
import { RESULT_LIST } from './product.ts';
import type { Product } from './product.ts';

type Rule = Readonly<Record<string, string>>;
type Sections = Readonly<Record<string, readonly PhpValue[]>>;

/** The parts that differ between the products. */
interface OwnManifest {
  readonly name: string;
  readonly accepts: Readonly<Record<string, PhpValue>>;
  readonly folders: readonly string[];
  readonly sections: Sections;
}

const to = (module: string, from: string): Rule => ({ from: `<basepath>/${from}`, to_module: module });
const versions = (...patterns: string[]): PhpValue => ({ exact_matches: [], regex_matches: patterns });

const OWN: Readonly<Record<Product, OwnManifest>> = {
  suitecrm: {
    name: 'SuiteCRM',
    accepts: {
      acceptable_sugar_flavors: ['CE'],
      // Every SuiteCRM calls itself Sugar 6.5.25.
      acceptable_sugar_versions: versions('^6\\.5\\.[0-9]+$'),
      acceptable_suitecrm_versions: versions('^7\\.1[45](\\.|$)', '^8\\.([5-9]|10)(\\.|$)'),
    },
    folders: [],
    sections: {
      copy_core_extensions: [{ from: '<basepath>/extensions/morConnector', to: 'morConnector' }],
      dashlets: [{ name: 'MorCallsDashlet', from: '<basepath>/dashlets/MorCallsDashlet' }],
      entrypoints: [to('application', 'ext/mor_entry_points.php')],
      hookdefs: [to('application', 'hooks/mor_page.php')],
    },
  },
  sugarcrm: {
    name: 'Sugar',
    accepts: {
      built_in_version: '14.0.0',
      acceptable_sugar_flavors: ['PRO', 'ENT', 'ULT'],
      acceptable_sugar_versions: versions('^(26|25|14)\\..*$'),
    },
    folders: [
      'custom/clients/base/api',
      'custom/clients/base/fields/phone',
      'custom/clients/base/views/mor-calls',
    ],
    sections: {
      platforms: [to('application', 'ext/mor_platform.php')],
      jsgroups: [to('application', 'ext/mor_js_grouping.php')],
    },
  },
};

const SHARED_FOLDERS = ['custom/include/MorConnector', 'custom/modules/Administration/views'];
const RECORD_MODULES = ['Contacts', 'Leads', 'Accounts', 'Prospects'];

const varchar = (module: string, name: string, label: string, length: number): PhpValue => ({
  module,
  name,
  label,
  type: 'varchar',
  max_size: length,
});

const FIELDS: readonly PhpValue[] = [
  varchar('Users', 'mor_username_c', 'LBL_MOR_USERNAME', 64),
  varchar('Users', 'mor_device_c', 'LBL_MOR_DEVICE', 64),
  varchar('Users', 'mor_source_c', 'LBL_MOR_SOURCE', 64),
  varchar('Calls', 'mor_call_id_c', 'LBL_MOR_CALL_ID', 64),
  {
    module: 'Calls',
    name: 'mor_talk_seconds_c',
    label: 'LBL_MOR_TALK_SECONDS',
    type: 'int',
    max_size: 11,
  },
  varchar('Calls', 'mor_outcome_c', 'LBL_MOR_OUTCOME', 32),
  { module: 'Calls', name: 'mor_result_c', label: 'LBL_MOR_RESULT', type: 'enum', ext1: RESULT_LIST },
  {
    module: 'Calls',
    name: 'mor_recording_c',
    label: 'LBL_MOR_RECORDING',
    type: 'url',
    max_size: 255,
    // The link's target.
    ext4: '_blank',
  },
  { module: 'Calls', name: 'mor_dial_now_c', label: 'LBL_MOR_DIAL_NOW', type: 'bool', default_value: 0 },
  ...RECORD_MODULES.flatMap((module) =>
    [1, 2, 3, 4].map((place) => varchar(module, `mor_tail_${place}_c`, 'LBL_MOR_NUMBERS', 16)),
  ),
];

const SHARED: Sections = {
  action_view_map: [to('Administration', 'ext/mor_action_view.php')],
  administration: [to('Administration', 'ext/mor_admin.php')],
  hookdefs: [
    to('Users', 'hooks/mor_users.php'),
    ...RECORD_MODULES.map((module) => to(module, 'hooks/mor_records.php')),
    to('Calls', 'hooks/mor_calls.php'),
  ],
  custom_fields: FIELDS,
  post_execute: ['<basepath>/scripts/mor_installed.php'],
  pre_uninstall: ['<basepath>/scripts/mor_uninstalling.php'],
  post_uninstall: ['<basepath>/scripts/mor_uninstalled.php'],
};

/** Joins sections that both have, with the product's own entries last. */
const joined = (first: Sections, second: Sections): Sections => {
  const all = new Map(Object.entries(first));
  for (const [name, entries] of Object.entries(second)) all.set(name, [...(all.get(name) ?? []), ...entries]);
  return Object.fromEntries(all);
};

/** @param languageFiles module and language of each file below `language/` */
export const manifestPhp = (
  product: Product,
  languageFiles: readonly { module: string; language: string }[],
): string => {
  const own = OWN[product];
  const manifest = {
    name: 'MOR telephony',
    description: `Calls from ${own.name} through Kolmisoft MOR: click a number, see the call, find it in the history.`,
    version: PACKAGE_VERSION,
    author: 'MOR CRM connector',
    type: 'module',
    is_uninstallable: true,
    published_date: '2026-11-29',
    readme: 'README.txt',
    key: 'mor',
    icon: '',
    remove_tables: 'prompt',
    ...own.accepts,
  };
  const installdefs = {
    id: 'MorConnector',
    copy: [...SHARED_FOLDERS, ...own.folders].map((folder) => ({
      from: `<basepath>/copy/${folder}`,
      to: folder,
    })),
    ...joined(SHARED, own.sections),
    language: languageFiles.map(({ module, language }) => ({
      ...to(module, `language/${module}/${language}.php`),
      language,
    })),
  };
  return `<?php\n\n$manifest = ${phpLiteral(manifest)};\n\n$installdefs = ${phpLiteral(installdefs)};\n`;
};
