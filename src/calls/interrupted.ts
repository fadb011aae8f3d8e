import { isDialling, revise } from './call/advance.ts';
import type { Call } from './call/call.ts';

export { isDialling };

/** Marks a call as `unknown`: what MOR did with it is not known, and following will find out. */
export const markUnknown = (call: Call, nowMs: number): Call =>
  isDialling(call)
    ? revise(call, {
        state: 'unknown',
        timeline: [
          ...call.timeline,
          {
            at: new Date(nowMs).toISOString(),
            state: 'unknown',
            by: 'connector',
            detail: 'the connector stopped while MOR was being asked',
          },
        ],
      })
    : call;

/**
 * The calls that nobody is asking MOR to place any more: their node is not `alive`, or a command without a node asked,
 * and the longest time that asking takes is over.
 */
export const leftBehind = (
  calls: readonly Call[],
  alive: ReadonlySet<string> | undefined,
  nowMs: number,
  askingMs: number,
): ReadonlySet<string> => {
  const isLeft = ({ node, createdAt }: Call): boolean =>
    node === undefined || alive === undefined
      ? Math.abs(nowMs - Date.parse(createdAt)) >= askingMs
      : !alive.has(node);
  return new Set(calls.filter((call) => isDialling(call) && isLeft(call)).map(({ id }) => id));
};
