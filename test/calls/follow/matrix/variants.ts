/** How much one MOR shows of what happens. */
export interface Variant {
  readonly name: string;
  /** Rows of both legs, of one of them, of the newest only, always none, or no such method. */
  readonly list: 'both' | 'A' | 'B' | 'newest' | 'empty' | 'missing';
  readonly cdrs: 'both' | 'none';
  readonly cdrDelayMs: number;
  /** `callback_uniqueid` is returned; the CDR filter by it works, or is ignored as before X19. */
  readonly callbackId: 'none' | 'filter' | 'ignored';
  /** Rows carry the `uniqueid` of their CDR. */
  readonly uniqueIds: boolean;
  /** Asterisk's clock, used in CDRs, minus the clock of MOR's GUI. */
  readonly asteriskMs: number;
  /** `src_device_id` of the agent's own rows. */
  readonly device: 'shown' | 'absent' | 'blank';
}

const complete: Variant = {
  name: 'complete',
  list: 'both',
  cdrs: 'both',
  cdrDelayMs: 1_000,
  callbackId: 'filter',
  uniqueIds: true,
  asteriskMs: 0,
  device: 'shown',
};
const but = (name: string, change: Partial<Variant>): Variant => ({ ...complete, name, ...change });

export const VARIANTS: readonly Variant[] = [
  complete,
  but('no callback id', { callbackId: 'none' }),
  but('callback id that MOR ignores as a filter', { callbackId: 'ignored' }),
  but('rows without uniqueid', { uniqueIds: false, callbackId: 'none' }),
  but('rows of leg A only', { list: 'A', callbackId: 'none' }),
  but('rows of leg B only', { list: 'B', callbackId: 'none' }),
  but('one row, the newest leg', { list: 'newest', callbackId: 'none' }),
  but('rows of leg A only, callback id', { list: 'A' }),
  but('rows of leg B only, callback id', { list: 'B' }),
  but('CDR after 4 s', { cdrDelayMs: 4_000, callbackId: 'none' }),
  but('CDR after 8 s', { cdrDelayMs: 8_000, callbackId: 'none' }),
  but('CDR after 12 s', { cdrDelayMs: 12_000, callbackId: 'none' }),
  but('CDR after 8 s, callback id', { cdrDelayMs: 8_000 }),
  but('CDR after 8 s, rows without uniqueid', { cdrDelayMs: 8_000, uniqueIds: false, callbackId: 'none' }),
  but('no CDRs', { cdrs: 'none', callbackId: 'none' }),
  but('Asterisk 90 s ahead, callback id', { asteriskMs: 90_000 }),
  but('Asterisk 90 s behind, callback id', { asteriskMs: -90_000 }),
  but('Asterisk 90 s ahead, no id', { asteriskMs: 90_000, callbackId: 'none' }),
  but('Asterisk 90 s behind, no id', { asteriskMs: -90_000, callbackId: 'none' }),
  but('no device in the rows', { device: 'absent', callbackId: 'none' }),
  but('blank device in the rows', { device: 'blank', callbackId: 'none' }),
  but('no list', { list: 'missing', callbackId: 'none' }),
  but('no list, callback id', { list: 'missing' }),
  but('no list, CDR after 8 s', { list: 'missing', cdrDelayMs: 8_000, callbackId: 'none' }),
  but('a status user who sees nothing', { list: 'empty', cdrs: 'none', callbackId: 'none' }),
];
