import fc from 'fast-check';
import { door, must } from '../lib/door.ts';
import { edits, mutateText } from '../lib/mutate.ts';
import { API_KEY, openService } from '../lib/service.ts';

/** Every address that takes GET, with anything that may follow it. */
const ADDRESSES = [
  '/v1/calls?crm=site&user=ann&record=Contacts/1&state=ended&from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z&limit=10',
  '/v1/calls?limit=200&cursor=MTc5MDAwMDAwMDAwMHxhYmM',
  '/v1/calls?direction=outbound&result=reached&number=37061234001&minSeconds=5',
  '/v1/calls/some-call?since=3&wait=0.001',
  '/v1/calls/some-call/events',
  '/v1/agent?user=ann&crm=site',
  '/v1/stream?user=ann',
  '/problems/invalid_request',
  '/openapi.json',
  '/healthz',
  '/readyz?verbose=1',
  '/admin/api/calls?limit=5&search=x',
  '/admin/api/mapping/export.csv?crm=site',
  '/admin/assets/index.js',
  '/admin/../v1/calls',
  '/panel?lang=en',
  '/panel/config.json',
  '/panel/assets/x.js',
  '/hooks/mor/main/call-end?uniqueid=1&src=101&dst=37061234001',
];
/** Hints arrive by any method and must be answered properly, no matter who sends them. */
const METHODS = ['GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'];

interface Input {
  readonly method: string;
  readonly target: string;
  readonly key: boolean;
}

/** The target ends at the first space of the request line: what follows would be read as the protocol. */
const inOneLine = (target: string): string => `/${target.replace(/[\r\n ]/g, '%20').replace(/^\/+/, '')}`;

export const addresses = door<Input>({
  name: 'addresses',
  about:
    'paths, queries and MOR’s call-end hints: an answer or a problem, never a file of the machine, and nothing is dialled',
  testRuns: 150,
  inputs: fc
    .tuple(fc.constantFrom(...ADDRESSES), edits(), fc.constantFrom(...METHODS), fc.boolean())
    .map(([address, changes, method, key]) => ({
      method,
      key,
      target: inOneLine(mutateText(address, changes)),
    })),
  async open() {
    const service = await openService();
    return {
      async check({ method, target, key }) {
        const { answer, dialled } = await service.send({
          method,
          target,
          body: '',
          headers: key ? [['authorization', `Bearer ${API_KEY}`]] : [],
        });
        must(dialled.length === 0, 'dialled without a click');
        must(!/root:.*:0:0:|BEGIN [A-Z ]*PRIVATE KEY/.test(answer.body), 'a file of the machine');
        const isList = answer.status === 200 && answer.body.startsWith('{"items"');
        must(key || !isList, 'a list without a key');
      },
      close: service.close,
    };
  },
});
