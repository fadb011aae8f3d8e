import { forTerminal } from '../vocabulary/foreign-text.ts';

/** Pino's levels, with the colour of each in a terminal. */
const LEVELS: Readonly<Record<number, readonly [name: string, colour: number]>> = {
  10: ['trace', 90],
  20: ['debug', 90],
  30: ['info', 36],
  40: ['warn', 33],
  50: ['error', 31],
  60: ['fatal', 31],
};
const GREY = 90;

const shown = (value: unknown): string =>
  typeof value === 'string' && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);

/** Where a fault happened, with its causes as pino writes them; indented, because it belongs to the line above. */
const stackOf = (fault: unknown): string => {
  if (typeof fault !== 'object' || fault === null || !('stack' in fault)) return '';
  return `\n${String(fault.stack).replace(/^/gm, '    ')}`;
};

/**
 * One line of the log as people read it: local time, level, what happened, and the rest as name=value. The text of others
 * cannot drive the terminal. `coloured`: with colours of the terminal.
 */
export const terminalLine = (json: string, coloured: boolean): string => {
  const { level, time, msg, err, ...rest } = JSON.parse(json) as Readonly<Record<string, unknown>>;
  const [name, colour] = LEVELS[Number(level)] ?? [String(level), GREY];
  const paint = (text: string, code: number): string => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text);
  const when = new Date(String(time)).toLocaleTimeString('en-GB');
  const details = Object.entries(rest).map(([key, value]) => `${key}=${shown(value)}`);
  const words = forTerminal(String(msg ?? (err instanceof Object && 'message' in err ? err.message : '')));
  const more = forTerminal(details.join(' '));
  const tail = more === '' ? '' : `  ${paint(more, GREY)}`;
  return `${paint(when, GREY)} ${paint(name.padEnd(5), colour)} ${words}${tail}${forTerminal(stackOf(err))}\n`;
};
