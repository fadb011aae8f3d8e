import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { terminalLine } from '../../src/app/terminal-lines.ts';

const line = (given: object): string =>
  terminalLine(JSON.stringify({ level: 40, time: '2026-11-29T11:00:00.000Z', ...given }), false);

describe('the log on a terminal', () => {
  it('has time, level, words and details', () => {
    expect(line({ msg: 'MOR does not answer', mor: 'main', detail: 'no route', tries: 3 })).toMatch(
      /^\d\d:\d\d:\d\d warn {2}MOR does not answer {2}mor=main detail="no route" tries=3\n$/,
    );
  });

  it('shows where a fault happened, below its message', () => {
    const err = { type: 'Error', message: 'broken', stack: 'Error: broken\n    at a.ts:1:1' };
    expect(line({ level: 50, err })).toMatch(/error broken\n {4}Error: broken\n {8}at a\.ts:1:1\n$/);
  });

  it('cannot be driven by the text of others', () => {
    const shown = line({ msg: 'name \u001b[2J', name: 'x\u202e \u0007' });
    expect(shown).not.toMatch(/[\u001b\u0007\u202e]/);
  });

  it('is coloured only where the terminal has colours', () => {
    const json = '{"level":30,"time":"2026-11-29T11:00:00.000Z","msg":"listening"}';
    expect(terminalLine(json, true)).toContain('\u001b[36minfo ');
    expect(terminalLine(json, false)).not.toContain('\u001b');
  });
});

describe('where the log goes', () => {
  const printed = (isTerminal: boolean): string =>
    spawnSync(
      process.execPath,
      [
        '--import',
        'tsx',
        '--input-type=module',
        '-e',
        `process.stdout.isTTY = ${isTerminal}; process.stdout.hasColors = () => false;
         const { createLogger } = await import('./src/app/logger.ts');
         createLogger('info').info({ port: 8085, secretKey: 'hush' }, 'listening');`,
      ],
      { encoding: 'utf8' },
    ).stdout;

  it('a program gets JSON, one object a line', () => {
    expect(JSON.parse(printed(false))).toMatchObject({ level: 30, msg: 'listening', port: 8085 });
  });

  it('a person gets words, with the same secrets hidden', () => {
    expect(printed(true)).toMatch(/ info {2}listening {2}port=8085 secretKey=<hidden>\n$/);
  });
});
