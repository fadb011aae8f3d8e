import type { z } from 'zod';

/**
 * What one route takes and returns. Query and body are validated when they arrive; answers are checked by the compiler and by
 * tests.
 */
export interface RouteContract {
  readonly query?: z.ZodType;
  /** A schema for JSON, or a number: the most bytes of a body that is not JSON. */
  readonly body?: z.ZodType | number;
  /** A schema for JSON. A media type: the handler writes the answer itself. Absent: 204 without a body. */
  readonly answer?: z.ZodType | 'text/csv' | 'text/event-stream' | 'audio/mpeg' | 'application/zip';
  /** For an event stream: the data of each event, by its name. */
  readonly events?: Readonly<Record<string, z.ZodType>>;
  /** Open to viewers although it is not a GET, because it changes nothing that belongs to others. */
  readonly viewersToo?: true;
}

/** Routes by method and path below /admin/api; `:name` is a parameter. */
export type RouteContracts = Readonly<
  Record<`${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`, RouteContract>
>;
