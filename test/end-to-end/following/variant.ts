/** How one MOR reports its calls. */
export interface Variant {
  readonly name: string;
  /**
   * In order: a row for each leg; one row that becomes the next leg under the same id; only leg A's row throughout; one
   * row from the agent's number to the contact's from the start; no rows; no such method.
   */
  readonly rows: 'both' | 'turning' | 'first' | 'joined' | 'none' | 'unknown method';
  readonly cdrs: 'both' | 'none' | 'leg A' | 'leg B';
  /** Delay of each CDR after the end of its leg. */
  readonly lateMs: readonly [least: number, most: number];
  /** MOR returns a callback id and filters CDRs by it, ignores the filter, or returns none. */
  readonly callbackId: 'filter' | 'ignored' | 'none';
  /** Whether rows and CDRs have a `uniqueid`. */
  readonly uniqueIds: boolean;
  readonly asteriskAheadMs: number;
  readonly zone: 'shown' | 'missing' | 'missing, and no period';
  /** Minutes by which the server's zone is ahead of UTC. */
  readonly zoneMinutes: number;
  readonly device: 'shown' | 'absent' | 'blank for strangers' | 'blank for all';
  /** The number shown to the called party: the agent's, the extension, or one of the company's. */
  readonly caller: 'agent' | 'extension' | 'company';
  readonly statusUser: 'admin' | 'simple' | 'simple, of nobody';
}

const complete: Variant = {
  name: 'complete',
  rows: 'both',
  cdrs: 'both',
  lateMs: [500, 500],
  callbackId: 'filter',
  uniqueIds: true,
  asteriskAheadMs: 0,
  zone: 'shown',
  zoneMinutes: 120,
  device: 'blank for strangers',
  caller: 'agent',
  statusUser: 'admin',
};
const but = (name: string, change: Partial<Variant>): Variant => ({ ...complete, name, ...change });
const NO_IDS = { callbackId: 'none', uniqueIds: false } as const;

const VARIANTS: readonly Variant[] = [
  complete,
  but('no callback id', { callbackId: 'none' }),
  but('no ids at all', NO_IDS),
  but('callback id, filter ignored, no uniqueid', { callbackId: 'ignored', uniqueIds: false }),
  but('one row that turns', { rows: 'turning' }),
  but('one row that turns, no ids', { rows: 'turning', ...NO_IDS }),
  but('one row, leg A', { rows: 'first' }),
  but('one row, leg A, no ids', { rows: 'first', ...NO_IDS }),
  but('one row, joined', { rows: 'joined' }),
  but('one row, joined, no ids', { rows: 'joined', ...NO_IDS }),
  but('CDRs 1 to 12 s late', { lateMs: [1_000, 12_000] }),
  but('CDRs 1 to 12 s late, no callback id', { lateMs: [1_000, 12_000], callbackId: 'none' }),
  but('CDRs 1 to 12 s late, no ids', { lateMs: [1_000, 12_000], ...NO_IDS }),
  but('CDRs 4 s late, no ids', { lateMs: [4_000, 4_000], ...NO_IDS }),
  but('CDRs 8 s late, no ids', { lateMs: [8_000, 8_000], ...NO_IDS }),
  but('no CDRs', { cdrs: 'none' }),
  but('no CDRs, no ids', { cdrs: 'none', ...NO_IDS }),
  but('no CDR of leg B', { cdrs: 'leg A' }),
  but('no CDR of leg A', { cdrs: 'leg B' }),
  but('no zone', { zone: 'missing', zoneMinutes: 180 }),
  but('no zone, no ids', { zone: 'missing', zoneMinutes: -330, ...NO_IDS }),
  but('no zone, nor the period', { zone: 'missing, and no period', zoneMinutes: 180 }),
  but('no zone, nor the period, no callback id', {
    zone: 'missing, and no period',
    zoneMinutes: 180,
    callbackId: 'none',
  }),
  but('Asterisk 90 s ahead', { asteriskAheadMs: 90_000 }),
  but('Asterisk 90 s behind', { asteriskAheadMs: -90_000 }),
  but('Asterisk 90 s ahead, no callback id', { asteriskAheadMs: 90_000, callbackId: 'none' }),
  but('Asterisk 90 s behind, no callback id', { asteriskAheadMs: -90_000, callbackId: 'none' }),
  but('Asterisk 90 s ahead, id without uniqueid', { asteriskAheadMs: 90_000, uniqueIds: false }),
  but('Asterisk 90 s behind, id without uniqueid', { asteriskAheadMs: -90_000, uniqueIds: false }),
  but('Asterisk 90 s ahead, no ids', { asteriskAheadMs: 90_000, ...NO_IDS }),
  but('Asterisk 90 s behind, no ids', { asteriskAheadMs: -90_000, ...NO_IDS }),
  but('no device', { device: 'absent', callbackId: 'none' }),
  but('blank device', { device: 'blank for all' }),
  but('blank device, no ids', { device: 'blank for all', ...NO_IDS }),
  but('the extension as caller', { caller: 'extension', callbackId: 'none' }),
  but('the company as caller', { caller: 'company', callbackId: 'none' }),
  but('the company as caller, no ids', { caller: 'company', ...NO_IDS }),
  but('simple status user', { statusUser: 'simple' }),
  but('simple status user, no ids', { statusUser: 'simple', ...NO_IDS }),
  but('simple status user of nobody', { statusUser: 'simple, of nobody' }),
  but('no list', { rows: 'unknown method' }),
  but('no list, no ids', { rows: 'unknown method', ...NO_IDS }),
  but('empty list', { rows: 'none' }),
];

/** The variants that the suite plays; `FOLLOWING=all npm test -- test/end-to-end/following` plays all of them. */
const USUAL: ReadonlySet<string> = new Set([
  'complete',
  'no ids at all',
  'one row that turns, no ids',
  'one row, leg A',
  'CDRs 1 to 12 s late, no ids',
  'no CDRs',
  'no zone, nor the period, no callback id',
  'Asterisk 90 s ahead, id without uniqueid',
  'Asterisk 90 s behind, no callback id',
  'blank device, no ids',
  'simple status user',
  'no list, no ids',
]);
export const played = (all: boolean): readonly Variant[] =>
  VARIANTS.filter(({ name }) => all || USUAL.has(name));
