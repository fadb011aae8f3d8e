import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { all } from '../../lib/package.mjs';
import { TOOLS } from '../../lib/paths.mjs';
import { list, short } from '../../lib/source.mjs';

const ICONS = join(TOOLS, 'node_modules/@salesforce-ux/design-system/assets/icons');
const BASE = join(TOOLS, 'node_modules/lightning-base-components/src/lightning');
/** Targets of js-meta.xml that this package uses, and what they allow in their configuration. */
const TARGETS = new Set([
  'lightning__AppPage',
  'lightning__FlowScreen',
  'lightning__RecordAction',
  'lightning__RecordPage',
  'lightning__UtilityBar',
]);
/** Base components that exist in Salesforce only. */
const ONLY_THERE = new Map([['quickActionPanel', ['header']]]);
/** What every element takes. */
const COMMON =
  /^(class|key|slot|title|tabindex|role|hidden|style|id|on\w+|lwc:.+|for:.+|iterator:.+|aria-.+|data-.+)$/;

const camel = (text) => text.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

const propertiesOf = async (name) => {
  if (ONLY_THERE.has(name)) return ONLY_THERE.get(name);
  const path = join(BASE, name, `${name}.js`);
  return existsSync(path) ? all(await readFile(path, 'utf8'), /@api\s+(?:get\s+|set\s+)?(\w+)/g) : undefined;
};

/** Base components exist, and have the attributes that are set on them. */
export const baseComponents = async ({ texts }) => {
  const errors = [];
  for (const [file, text] of texts) {
    if (!file.endsWith('.html')) continue;
    for (const [, tag, attributes] of text.matchAll(
      /<lightning-([a-z-]+)((?:\s+[\w:-]+(?:=(?:"[^"]*"|\{[^}]*\}))?)*)/g,
    )) {
      const properties = await propertiesOf(camel(tag));
      if (!properties) errors.push(`${short(file)}: there is no lightning-${tag}`);
      for (const attribute of all(attributes, /\s([\w:-]+)/g)) {
        if (properties && !COMMON.test(attribute) && !properties.includes(camel(attribute))) {
          errors.push(`${short(file)}: lightning-${tag} has no ${attribute}`);
        }
      }
    }
  }
  return errors;
};

/** Icons exist in the design system. */
export const icons = ({ texts }) =>
  [...texts].flatMap(([file, text]) =>
    /\.(html|js)$/.test(file)
      ? [...text.matchAll(/['"](action|custom|doctype|standard|utility):(\w+)['"]/g)]
          .filter(([, set, name]) => !existsSync(join(ICONS, set, `${name}.svg`)))
          .map(([, set, name]) => `${short(file)}: there is no icon ${set}:${name}`)
      : [],
  );

/** Every bundle names targets that exist when it is exposed, and configures no others. */
export const targets = async ({ xml }) => {
  const errors = [];
  for (const { file, root } of await xml('.js-meta.xml')) {
    const named = list(root.targets?.target);
    if ((root.isExposed === 'true') !== named.length > 0) {
      errors.push(`${short(file)}: exposed bundles, and no others, have targets`);
    }
    for (const target of named)
      if (!TARGETS.has(target)) errors.push(`${short(file)}: unknown target ${target}`);
  }
  return errors;
};
