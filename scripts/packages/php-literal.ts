/** What a PHP literal can hold; objects become arrays with names. */
export type PhpValue =
  string | number | boolean | readonly PhpValue[] | { readonly [name: string]: PhpValue };

/** A text in single quotes, where PHP has only two escapes. */
export const phpText = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const INDENT = '    ';
const WIDTH = 110;

/** One literal; arrays that fit stand on one line. `indent` is that of the line it starts in. */
export const phpLiteral = (value: PhpValue, indent = ''): string => {
  if (typeof value === 'string') return phpText(value);
  if (typeof value !== 'object') return String(value);
  const inner = indent + INDENT;
  const entries = Array.isArray(value)
    ? (value as readonly PhpValue[]).map((entry) => phpLiteral(entry, inner))
    : Object.entries(value).map(([name, entry]) => `${phpText(name)} => ${phpLiteral(entry, inner)}`);
  const short = `array(${entries.join(', ')})`;
  if (!short.includes('\n') && indent.length + short.length <= WIDTH) return short;
  return `array(\n${entries.map((entry) => `${inner}${entry},\n`).join('')}${indent})`;
};

/** A PHP file that does nothing when it is requested directly: the CRM's own pages define `sugarEntry`. */
export const guarded = (php: string): string =>
  `<?php\nif (!defined('sugarEntry') || !sugarEntry) {\n    return;\n}\n\n${php}`;

/** The same for a file that the CRM joins with those of other packages: a `return` there would cut theirs off, too. */
export const guardedPart = (php: string): string =>
  `<?php\nif (defined('sugarEntry') && sugarEntry) {\n${php.replace(/^(?=.)/gm, '    ')}}\n`;
