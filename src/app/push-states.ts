import type { CallBook } from '../calls/book.ts';
import type { Connector } from '../calls/connector.ts';
import type { Log } from '../calls/ports.ts';

/** Pushes each state of a call to its CRM, where the CRM takes states. Returns a function that stops it. */
export const pushStates = (
  book: CallBook,
  connectors: ReadonlyMap<string, Connector>,
  log: Log,
): (() => void) =>
  book.watch((call, _before, from) => {
    // Only the process that wrote the change pushes it to the CRM.
    if (from === 'elsewhere') return;
    connectors
      .get(call.crm)
      ?.pushState?.(call)
      .catch((error: unknown) => {
        log.warn({ call: call.id, err: error }, 'the CRM did not accept the state of a call');
      });
  });
