import type { LiveRow } from './call/observation.ts';

/** Identifies a row from one list to the next: by MOR's ids, or by all its fields if there are none. */
export const rowKey = ({ uniqueId, id, src, dst, deviceId = '' }: LiveRow): string =>
  uniqueId ?? (id === '' ? `${src}>${dst}>${deviceId}` : `#${id}`);
