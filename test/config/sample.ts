import { readFileSync } from 'node:fs';

/** What the sample marks as the reader's own values. */
const MARK = ' # <--';

export const sampleText = (): string => readFileSync('config.sample.yml', 'utf8');

/** The sample with every setting switched on that is off: the # is taken away, also from lines that belong to it. */
export const withEverythingOn = (text = sampleText()): string =>
  text.replaceAll(/^( *)#(?! [^ ])(?=.)/gm, '$1');

/** `${NAME}` as a plain value, for readers that do not know the environment. */
export const withoutReferences = (text: string): string => text.replaceAll(/\$\{[^}]*\}/g, 'x');

/** The places to fill in, each named by the server or CRM that it belongs to and its key. */
export const filledIn = (text: string, values: Readonly<Record<string, string>>): string => {
  let at = '';
  return text
    .split('\n')
    .map((line) => {
      at = /^ {2}- id: (\S+)/.exec(line)?.[1] ?? at;
      if (!line.endsWith(MARK)) return line;
      const [, start = '', key = ''] = /^( +)(\w+): /.exec(line) ?? [];
      const name = [at, key].join(' ').trim();
      const value = values[name];
      if (value === undefined) throw new Error(`nothing to fill in for ${name}`);
      return `${start}${key}: ${value}`;
    })
    .join('\n');
};

/** The sample without the CRMs that an installation does not have. */
export const onlyCrm = (text: string, id: string): string => {
  const [before = '', crms = ''] = text.split(/^crms:\n/m);
  const blocks = crms.split(/^(?= {2}- id: )/m);
  return `${before}crms:\n${blocks.find((block) => block.startsWith(`  - id: ${id}\n`)) ?? ''}`;
};
