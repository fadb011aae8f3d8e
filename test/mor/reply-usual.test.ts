import { describe, expect, it } from '@jest/globals';
import { parseCallback, readRefusal, readUsualCallback } from '../../src/mor/reply.ts';
import { parseXml } from '../../src/mor/xml.ts';
import { fc, runs } from '../helpers/property.ts';

const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n';

describe('the fast path for the usual answers', () => {
  it('is taken for the answers that MOR documents', () => {
    for (const body of [
      `${PROLOG}<status>Ok</status>\n`,
      '<Status>Ok</Status>',
      `${PROLOG}<Status>Bad device</Status>`,
      '<page>\n    <status>ok</status>\n    <callback_uniqueid>14811237541247270</callback_uniqueid>\n</page>',
    ])
      expect(readUsualCallback(body)).toBeDefined();
  });

  it('agrees with the parser, or declines', () => {
    const piece = fc.constantFrom(
      ...['<status>', '</status>', '<Status>', '</Status>', '<page>', '</page>', '<!--x-->', '<![CDATA['],
      ...[
        '<callback_uniqueid>',
        '</callback_uniqueid>',
        '14811237541247271',
        'Ok',
        'ok',
        'Bad device',
        ']]>',
      ],
      ...[PROLOG, PROLOG.trim(), '\n', ' ', '\u00a0', '\ufeff', '&amp;', '<error>', '</error>', 'x'],
    );
    const grown = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''));
    const mostly = (...usual: string[]): fc.Arbitrary<string> =>
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...usual) },
        { weight: 1, arbitrary: fc.array(piece, { maxLength: 2 }).map((pieces) => pieces.join('')) },
      );
    const near = fc
      .tuple(
        fc.constantFrom('', PROLOG, PROLOG.trim(), ` ${PROLOG}`),
        fc.constantFrom('status', 'Status', 'STATUS'),
        mostly('Ok', 'ok ', ' Ok', 'Bad device', 'Prieiga', ' '),
        fc.option(mostly('14811237541247271', '1')),
        fc.constantFrom('', '\n', ' \t\r\n', '\u00a0', 'x'),
      )
      .map(([prolog, tag, text, id, end]) => {
        const status = `<${tag}>${text}</${tag}>`;
        const idElement = id === null ? '' : `${end}<callback_uniqueid>${id}</callback_uniqueid>`;
        return `${prolog}${id === null ? status : `<page>${end}${status}${idElement}</page>`}${end}`;
      });
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(grown, near), (body) => {
        const short = readUsualCallback(body);
        if (short === undefined) return;
        taken++;
        expect(short).toEqual(parseCallback(body));
      }),
      { numRuns: runs(3000) },
    );
    expect(taken).toBeGreaterThan(100);
  });
});

describe('refused queries', () => {
  const refusalOf = (body: string): unknown => {
    const document = parseXml(body);
    return document === undefined ? 'no document' : readRefusal(document.root, document.content);
  };
  it.each([
    ['<status>Access Denied</status>', 'access_denied'],
    ['<page><status><error>Incorrect hash</error></status></page>', 'incorrect_hash'],
    ['<page><status>Weird</status></page>', 'unrecognised'],
  ])('%s', (body, code) => {
    expect(refusalOf(body)).toMatchObject({ kind: 'refused', code });
  });
  it.each([
    '<page><version>X19</version></page>',
    '<status>ok</status>',
    '<page><status><users/></status></page>',
  ])('no refusal in %s', (body) => {
    expect(refusalOf(body)).toBeUndefined();
  });
});
