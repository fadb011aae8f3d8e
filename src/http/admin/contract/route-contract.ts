import type { z } from 'zod';

/** What one route takes and gives. Query and body are checked when they arrive; answers by the type checker and tests. */
export interface RouteContract {
  readonly query?: z.ZodType;
  /** JSON. A number: most bytes of a body that is no JSON. */
  readonly body?: z.ZodType | number;
  /** JSON. A media type: the handler writes the answer itself. Absent: 204, nothing. */
  readonly answer?: z.ZodType | 'text/csv' | 'text/event-stream';
  /** Of an event stream: the data of each event, by its name. */
  readonly events?: Readonly<Record<string, z.ZodType>>;
  /** Also for viewers although it is no GET: it changes nothing of others. */
  readonly viewersToo?: true;
}

/** Routes by method and path below /admin/api; `:name` is a parameter. */
export type RouteContracts = Readonly<
  Record<`${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`, RouteContract>
>;
