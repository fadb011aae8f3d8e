import type { ServerResponse } from 'node:http';
import type { Fault } from './faults.ts';
import { OrgFault } from './org-fault.ts';
import type { Reply } from './writes.ts';

/** Applies a fault; returns the answer still to be sent, if any. */
export const suffer = async (
  fault: Fault | undefined,
  response: ServerResponse,
  work: () => Promise<Reply>,
): Promise<Reply | undefined> => {
  switch (fault?.kind) {
    case undefined:
      return work();
    case 'refuse':
      throw new OrgFault(fault.status, fault.code, fault.message ?? '', fault.fields, fault.retryAfter);
    case 'commit_then_silence':
      await work();
      return undefined;
    case 'silence':
      return undefined;
    case 'reset':
      response.destroy();
      return undefined;
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return work();
    case 'html':
      response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>Maintenance</html>');
      return undefined;
  }
};
