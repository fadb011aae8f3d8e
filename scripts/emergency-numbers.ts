import { readFileSync, writeFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';

/**
 * Writes the table of emergency numbers from libphonenumber's metadata of short numbers:
 * `node --import tsx scripts/emergency-numbers.ts ShortNumberMetadata.xml COMMIT`, with the file of that commit of
 * https://github.com/google/libphonenumber/blob/master/resources/ShortNumberMetadata.xml (Apache-2.0).
 * Only facts are taken over: which digits are an emergency number where.
 */
const TARGET = 'src/mapping/rules/emergency-numbers.ts';

interface Territory {
  readonly '@_id': string;
  readonly emergency?: {
    readonly nationalNumberPattern: string;
    readonly possibleLengths: { readonly '@_national': string };
  };
}

/** `3`, `3,6` or `[3-6]`. */
const lengthsOf = (text: string): readonly number[] =>
  text.split(',').flatMap((part) => {
    const [from = 0, to = from] = (part.match(/\d+/g) ?? []).map(Number);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });

const numbersOf = ({ emergency }: Territory): readonly string[] => {
  if (!emergency) return [];
  const pattern = new RegExp(`^(?:${emergency.nationalNumberPattern.replace(/\s/g, '')})$`);
  return lengthsOf(emergency.possibleLengths['@_national']).flatMap((length) =>
    Array.from({ length: 10 ** length }, (_, n) => String(n).padStart(length, '0')).filter((digits) =>
      pattern.test(digits),
    ),
  );
};

const [file = '', commit = ''] = process.argv.slice(2);
const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false });
const { phoneNumberMetadata } = parser.parse(readFileSync(file, 'utf8')) as {
  phoneNumberMetadata: { territories: { territory: readonly Territory[] } };
};
const rows = phoneNumberMetadata.territories.territory
  .map((territory) => [territory['@_id'], numbersOf(territory)] as const)
  .filter(([, numbers]) => numbers.length > 0)
  .map(([id, numbers]) => `  ${id}: '${numbers.join(' ')}',`);

writeFileSync(
  TARGET,
  `/**
 * Emergency numbers by territory (ISO 3166 alpha-2), separated by blanks. Made by scripts/emergency-numbers.ts from
 * libphonenumber's resources/ShortNumberMetadata.xml, commit ${commit}.
 */
export const EMERGENCY_NUMBERS: Readonly<Record<string, string>> = {
${rows.join('\n')}
};
`,
);
