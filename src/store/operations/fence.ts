import type { Fence } from '../../calls/ports.ts';
import { claims } from './claims.ts';
import { holds } from './nodes.ts';
import { row } from './operation.ts';
import type { Steps } from './operation.ts';

/** Read in the transaction that writes. Writers take turns, so nobody can take the lease or the claim away in between. */
export function* stands(fence: Fence): Steps<boolean> {
  const { node } = fence;
  const found =
    'lease' in fence
      ? yield* row(holds, { name: fence.lease, node })
      : yield* row(claims, { call: fence.claim, node });
  return found !== undefined;
}
