import type { LiveRow } from './call/observation.ts';

/** What a row is known by from one list to the next: MOR's ids, or all it shows where there are none. */
export const rowKey = ({ uniqueId, id, src, dst, deviceId = '' }: LiveRow): string =>
  uniqueId ?? (id === '' ? `${src}>${dst}>${deviceId}` : `#${id}`);
