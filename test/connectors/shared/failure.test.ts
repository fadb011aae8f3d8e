import { describe, expect, it } from '@jest/globals';
import { describeFailure } from '../../../connectors/shared/failure.ts';

const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });

describe('describeFailure', () => {
  it.each([
    [new DOMException('aborted', 'TimeoutError'), 'no answer within 250 ms'],
    [new DOMException('aborted', 'AbortError'), 'no answer within 250 ms'],
    [new TypeError('fetch failed', { cause: refused }), 'connect ECONNREFUSED 127.0.0.1:1'],
    [
      new TypeError('fetch failed', {
        cause: Object.assign(new Error('certificate has expired'), { code: 'CERT_HAS_EXPIRED' }),
      }),
      'CERT_HAS_EXPIRED: certificate has expired',
    ],
    [Object.assign(new Error(''), { code: 'EPIPE' }), 'EPIPE'],
    [new Error('odd', { cause: 'a text' }), 'Error: odd'],
    [
      new TypeError('URL that includes credentials: https://crm:p%40ss@127.0.0.1/hook'),
      'TypeError: URL that includes credentials: https://127.0.0.1/hook',
    ],
    ['thrown text', 'thrown text'],
    [undefined, 'undefined'],
  ])('%s', (error, expected) => {
    expect(describeFailure(error, 250)).toBe(expected);
  });
});
