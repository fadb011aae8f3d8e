import type { FakeAnswer } from '../loopback.ts';

export const jsonApi = (status: number, body: unknown): FakeAnswer => ({
  status,
  body,
  headers: { 'content-type': 'application/vnd.api+json' },
});

/** `errors` is an object, not a list, and the title is null. */
export const badRequest = (detail: string): unknown => ({ errors: { status: 400, title: null, detail } });

export const fail = (detail: string): FakeAnswer => jsonApi(400, badRequest(detail));
