import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { numbersIn } from '../../src/mapping/numbers/numbers.ts';
import { inCrm } from './php/crm.ts';
import { PHP_VERSIONS } from './php/run-php.ts';

const { piecesOf } = (await import(
  new URL('../../manifests/crm-shared/browser/split.js', import.meta.url).href
)) as { piecesOf: (text: string) => readonly string[] };

const { fields } = z
  .object({
    fields: z.array(
      z.object({
        text: z.string(),
        country: z.string(),
        pieces: z.array(z.string()),
        numbers: z.array(z.string()),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('../vectors/numbers-of-a-field.json', import.meta.url), 'utf8')));

const dialled = (text: string, country: string): readonly string[] =>
  numbersIn(text, [country]).flatMap((number) => (number.kind === 'e164' ? [number.e164] : []));

describe('several numbers in one field', () => {
  it('are offered by the pages as written', () => {
    expect(fields.map(({ text }) => [text, piecesOf(text)])).toEqual(
      fields.map(({ text, pieces }) => [text, pieces]),
    );
  });

  it('are read by the connector, and each offered piece matches the number at its position', () => {
    expect(fields.map(({ text, country }) => [text, dialled(text, country)])).toEqual(
      fields.map(({ text, numbers }) => [text, numbers]),
    );
    const several = fields.filter(({ pieces }) => pieces.length > 0);
    expect(several.length).toBeGreaterThan(20);
    expect(
      several.map(({ pieces, country }) => pieces.flatMap((piece) => dialled(piece, country).slice(0, 1))),
    ).toEqual(several.map(({ numbers }) => numbers));
  });

  it.each(PHP_VERSIONS)('are split in the same way by PHP %s', async (version) => {
    const texts = JSON.stringify(fields.map(({ text }) => text)).replaceAll("'", "\\'");
    const [printed] = await inCrm(version, 'suitecrm', [
      `out(array_map(function ($text) { return MorNumber::pieces($text); }, json_decode('${texts.replaceAll('\\', '\\\\')}', true)));`,
    ]);
    expect(printed).toEqual(
      fields.map(({ text, pieces }) => (pieces.length > 0 || text === '' ? pieces : [text])),
    );
  });
});
