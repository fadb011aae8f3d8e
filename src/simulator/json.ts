import type { WireReply } from './reply.ts';

/** A JSON answer for API v2 and the control endpoint. */
export const jsonReply = (status: number, value: unknown): WireReply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: Buffer.from(JSON.stringify(value)),
});
