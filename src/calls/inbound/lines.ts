import { areSameDigits, digitsOf, tailOf } from '../call/same-number.ts';
import { defined } from '../../defined.ts';
import type { LiveRow } from '../call/observation.ts';
import type { Mapping } from '../../mapping/agents/mapping.ts';

/** An agent's telephone at one MOR. */
export interface AgentLine {
  readonly crm: string;
  readonly user: string;
  readonly username: string;
  readonly device: string;
  readonly source: string;
  readonly name?: string;
}

/** Finds agents by device and number, in constant time. */
export interface Lines {
  /** Whose telephone the row rings, of all CRM instances. */
  called(row: Pick<LiveRow, 'dst' | 'dstDeviceId'>): readonly AgentLine[];
  /** Does this row come from an agent? Colleagues do not count as callers. */
  isFromAgent(row: Pick<LiveRow, 'src' | 'deviceId'>): boolean;
}

const NONE: readonly AgentLine[] = [];

const addTo = (index: Map<string, AgentLine[]>, key: string, line: AgentLine): void => {
  if (key === '') return;
  const others = index.get(key);
  if (others) others.push(line);
  else index.set(key, [line]);
};

export const lineOf = ({ crm, user, username, device, source, name }: Mapping): AgentLine => ({
  crm,
  user,
  username,
  device,
  source,
  ...defined({ name }),
});

export const createLines = (lines: readonly AgentLine[]): Lines => {
  const byDevice = new Map<string, AgentLine[]>();
  const byTail = new Map<string, AgentLine[]>();
  for (const line of lines) {
    addTo(byDevice, line.device, line);
    addTo(byTail, tailOf(digitsOf(line.source)), line);
  }
  const byNumber = (number: string): readonly AgentLine[] => {
    const digits = digitsOf(number);
    const found = byTail.get(tailOf(digits));
    return found?.filter(({ source }) => areSameDigits(digitsOf(source), digits)) ?? NONE;
  };
  return {
    called({ dst, dstDeviceId }) {
      // The device identifies the telephone; the number next to it may be the company's.
      const ofDevice = dstDeviceId === undefined ? undefined : byDevice.get(dstDeviceId);
      return ofDevice ?? byNumber(dst);
    },
    isFromAgent({ src, deviceId }) {
      if (deviceId !== undefined && deviceId !== '' && byDevice.has(deviceId)) return true;
      return src !== '' && byNumber(src).length > 0;
    },
  };
};
