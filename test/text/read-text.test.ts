import { describe, expect, it } from '@jest/globals';
import { lostLetter, readText } from '../../src/text/read-text.ts';
import { encodeAs } from '../helpers/code-page.ts';

const file = (name: string): string => `crm,user,name\r\nsales,1,${name}\r\n`;

const WESTERN = [
  ...[
    'Müller',
    'MÜLLER',
    'Straße',
    'ÄÖÜäöüß',
    'Jörg Köhler-Süß',
    'Zoë',
    'Coöperatie',
    'Frédéric',
    'François Lévêque',
  ],
  ...[
    'Aurélie Béguelin',
    'Émile Çelik',
    'Jean-Noël Châtelain',
    'José García Núñez',
    'João Conceição',
    'Sofía Peña',
  ],
  ...['Søren Ærø', 'Åsa Öberg', 'Håkon Bjørnstad', 'Päivi Mäkelä', 'Seán Ó Sé', 'Nicolò Però', 'Núria Güell'],
];
/** Given as bytes, because Buffer's latin1 cannot encode the characters at 80 to 9F. */
const SIGNS: [string, string][] = [
  ['L\x92H\xf4pital', 'L’Hôpital'],
  ['\x80 100 \x96 \x93Caf\xe9\x94', '€ 100 – “Café”'],
];

describe('text of a file', () => {
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(file('Müller'))],
    ['UTF-8', Buffer.from(`\uFEFF${file('Müller')}`)],
    ['UTF-16 LE', Buffer.from(`\uFEFF${file('Müller')}`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\uFEFF${file('Müller')}`, 'utf16le').swap16()],
    ['UTF-16 LE', Buffer.from(file('Müller'), 'utf16le')],
    ['UTF-16 BE', Buffer.from(file('Müller'), 'utf16le').swap16()],
  ])('is read from %s', (encoding, bytes) => {
    expect(readText(bytes)).toEqual({ ok: true, text: file('Müller'), encoding });
  });

  it.each(WESTERN)('%s is read from Windows-1252, and reported as a guess', (name) => {
    const bytes = Buffer.from(file(name), 'latin1');
    expect(readText(bytes)).toEqual({ ok: true, text: file(name), encoding: 'Windows-1252', guessed: true });
  });

  it.each(SIGNS)('characters of Windows-1252 are read: %j', (bytes, text) => {
    expect(readText(Buffer.from(file(bytes), 'latin1'))).toMatchObject({ text: file(text) });
  });

  it('an empty file is text', () => {
    expect(readText(Buffer.alloc(0))).toEqual({ ok: true, text: '', encoding: 'UTF-8' });
  });

  it.each([
    ['windows-1257', 'Šarūnas Žukauskas'],
    ['windows-1257', 'Jānis Bērziņš'],
    ['windows-1250', 'Dvořák'],
    ['windows-1250', 'Łukasz Wałęsa'],
    ['windows-1250', 'Đorđe'],
    ['windows-1251', 'Иван Ковальчук'],
    ['windows-1253', 'Γιώργος'],
    ['windows-1254', 'Doğan Şahin'],
    ['windows-1255', 'שלום'],
    ['windows-1256', 'محمد'],
    ['macintosh', 'Müller'],
    ['macintosh', 'François'],
    ['ibm866', 'Иван'],
    ['koi8-r', 'Иван'],
  ])('%s is not mistaken for Windows-1252: %s', (encoding, name) => {
    expect(readText(encodeAs(encoding, file(name)))).toMatchObject({
      ok: false,
      reason: expect.stringContaining('CSV UTF-8'),
    });
  });

  it.each<[string, Buffer]>([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0xff])],
    [
      'a workbook (zip)',
      Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x08, 0x00, 0xff, 0x9d]),
    ],
    ['UTF-16 of odd length', Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x42])],
    ['UTF-16 with half a pair', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00])],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])],
    ['zeros among the letters', Buffer.from('crm,us\0er\n')],
    ['Shift JIS', Buffer.from([0x93, 0x63, 0x92, 0x86, 0x0a])],
  ])('%s is refused', (_, bytes) => {
    expect(readText(bytes)).toMatchObject({ ok: false, reason: expect.stringContaining('not text') });
  });

  it('names the line in which a letter was lost, in every encoding', () => {
    const text = `${file('Anna')}sales,2,M\uFFFDller\r\n`;
    for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`, 'utf16le')]) {
      expect(readText(bytes)).toMatchObject({ ok: false, line: 3, reason: expect.stringContaining('lost') });
    }
    expect(lostLetter('Müller')).toBeUndefined();
  });
});
