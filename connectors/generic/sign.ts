import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/** The key's bytes: base64 after `whsec_`, as in the Standard Webhooks specification; any other text verbatim. */
const keyOf = (secret: string): Buffer =>
  secret.startsWith(PREFIX)
    ? Buffer.from(secret.slice(PREFIX.length), 'base64')
    : Buffer.from(secret, 'utf8');

/** The three headers of a Standard Webhooks message. `timestampSec` is when it is sent, Unix seconds. */
export const signedHeaders = (
  message: { readonly id: string; readonly timestampSec: number; readonly body: string },
  secret: string,
): Record<string, string> => {
  const signature = createHmac('sha256', keyOf(secret))
    .update(`${message.id}.${message.timestampSec}.${message.body}`)
    .digest('base64');
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(message.timestampSec),
    'webhook-signature': `v1,${signature}`,
  };
};
