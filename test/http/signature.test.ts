import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { signingKeys } from '../../src/config/crm-keys.ts';
import { sign } from '../../src/http/signature.ts';

describe('sign', () => {
  it('is HMAC-SHA256 for keys and bodies of every length around its block size', () => {
    for (const keyBytes of [0, 1, 24, 63, 64, 65, 127, 128, 200]) {
      const key = randomBytes(keyBytes);
      for (const bodyBytes of [0, 1, 55, 56, 63, 64, 65, 1000]) {
        const body = randomBytes(bodyBytes);
        const expected = createHmac('sha256', key).update('msg_ä.1700000000.').update(body).digest('base64');
        // Twice: what is cached for a key must not change.
        expect([sign(key, 'msg_ä', '1700000000', body), sign(key, 'msg_ä', '1700000000', body)]).toEqual([
          expected,
          expected,
        ]);
      }
    }
  });

  it('reproduces the example of the Standard Webhooks specification', () => {
    const [key = Buffer.alloc(0)] = signingKeys('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
    const body = Buffer.from('{"test": 2432232314}');
    expect(sign(key, 'msg_p5jXN8AQM9LWM0D4loKWxJek', '1614265330', body)).toBe(
      'g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });
});
