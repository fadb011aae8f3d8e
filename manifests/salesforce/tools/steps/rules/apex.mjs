import { basename } from 'node:path';
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { all, withoutComments } from '../../lib/package.mjs';
import { list, short } from '../../lib/source.mjs';

/** Every class, inner ones too, says `with sharing`; interfaces and enums have no sharing. */
export const sharing = ({ texts }) =>
  [...texts].flatMap(([file, text]) =>
    file.endsWith('.cls')
      ? all(withoutComments(text), /^([^\n'(]*\bclass\s+\w+)/gim)
          .filter((head) => !/\bwith\s+sharing\b/i.test(head))
          .map((head) => `${short(file)}: "${head.trim()}" has no "with sharing"`)
      : [],
  );

/** Every Apex class that a Lightning component, a flow or the panel uses is granted by a permission set. */
export const grants = async ({ texts, xml }) => {
  const granted = new Set(
    (await xml('.permissionset-meta.xml')).flatMap(({ root }) =>
      list(root.classAccesses).map(({ apexClass }) => apexClass),
    ),
  );
  const needed = new Set([...texts.values()].flatMap((text) => all(text, /@salesforce\/apex\/(\w+)\./g)));
  for (const [file, text] of texts)
    if (/@InvocableMethod|webservice static/.test(text)) needed.add(basename(file, '.cls'));
  return [...needed]
    .filter((name) => !granted.has(name))
    .map((name) => `no permission set grants the class ${name}`);
};

/** The texts of all queries: those in brackets, and constants that are put together from literals. */
const queriesOf = (code) => [
  ...all(code, /\[\s*(SELECT[^\]]+)\]/g),
  ...all(code, /=\s*('SELECT [^']*'(?:\s*\+\s*'[^']*')*)\s*;/g).map((text) =>
    text.replace(/'\s*\+\s*'/g, '').slice(1, -1),
  ),
];

/** Queries parse; those in brackets run with the rights of the user outside tests. */
export const soql = ({ texts }) =>
  [...texts].flatMap(([file, text]) => {
    if (!file.endsWith('.cls')) return [];
    const isTest = /@IsTest/i.test(text);
    const code = withoutComments(text);
    const errors = queriesOf(code).flatMap((query) => {
      try {
        // The parser knows neither WITH USER_MODE nor a bound limit.
        parseQuery(query.replace(/WITH USER_MODE/i, '').replace(/LIMIT :\w+/i, 'LIMIT 1'), {
          allowApexBindVariables: true,
        });
        return [];
      } catch (error) {
        return [`${short(file)}: ${error.message} in ${query}`];
      }
    });
    const asSystem = all(code, /\[\s*(SELECT[^\]]+)\]/g).filter((query) => !/WITH USER_MODE/i.test(query));
    return isTest
      ? errors
      : [...errors, ...asSystem.map((query) => `${short(file)}: not in user mode: ${query}`)];
  });

/** Dynamic queries run with the rights of the user too, and nothing asks for more. */
export const userMode = ({ texts }) =>
  [...texts].flatMap(([file, text]) => {
    if (!file.endsWith('.cls') || /@IsTest/i.test(text)) return [];
    const code = withoutComments(text);
    const dynamic = code.match(/Database\.(query|getQueryLocator|countQuery)\w*\(/g) ?? [];
    const inUserMode = code.match(/AccessLevel\.USER_MODE/g) ?? [];
    const errors = dynamic.length > inUserMode.length ? ['a dynamic query is not in user mode'] : [];
    if (/SYSTEM_MODE|without\s+sharing/i.test(code)) errors.push('asks for more rights than the user has');
    return errors.map((error) => `${short(file)}: ${error}`);
  });

/** What makes work that is not committed: DML, a change of the user, and the helpers that insert. */
const UNCOMMITTED = /\b(insert|update|upsert|delete) |System\.runAs\(|MorTestData\.insert\w+\(/g;

/**
 * What a test inserts is work that is not committed until Test.startTest(): a callout before that fails, mocked or not.
 */
export const calloutsInTests = ({ texts }) =>
  [...texts].flatMap(([file, text]) =>
    file.endsWith('Test.cls')
      ? text
          .split(/^ {4}@IsTest$/m)
          .slice(1)
          .filter((method) => /\.(answer|fail)\(/.test(method))
          .filter((method) => {
            const last = [...method.matchAll(UNCOMMITTED)].at(-1)?.index ?? -1;
            return last >= 0 && last >= method.indexOf('Test.startTest()');
          })
          .map(
            (method) => `${short(file)}: ${/void (\w+)/.exec(method)?.[1]} calls out before Test.startTest()`,
          )
      : [],
  );
