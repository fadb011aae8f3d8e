import type { Reply } from './writes.ts';

/** Which picklist values each record type offers, as `/ui-api/object-info/X/picklist-values/ID` reports them. */
export const createOffers = () => {
  const offers = new Map<string, Readonly<Record<string, readonly string[]>>>();
  return {
    set: (recordType: string, picklists: Readonly<Record<string, readonly string[]>>): void => {
      offers.set(recordType, picklists);
    },
    answer: (recordType: string): Reply | undefined => {
      const picklists = offers.get(recordType);
      if (picklists === undefined) return undefined;
      const fields = Object.entries(picklists).map(([name, list]): [string, unknown] => [
        name,
        { values: list.map((value) => ({ value, label: value })) },
      ]);
      return { status: 200, body: { picklistFieldValues: Object.fromEntries(fields) } };
    },
  };
};
