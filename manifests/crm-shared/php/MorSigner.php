<?php
/**
 * Signs requests after the Standard Webhooks specification: HMAC-SHA256 over `id.timestamp.body`.
 * With two secrets (while they are being exchanged) the header carries one signature of each.
 */
class MorSigner
{
    private $secrets;

    /** @param string[] $secrets `whsec_<base64>`, or any other text that is then used as it is. */
    public function __construct(array $secrets)
    {
        $this->secrets = $secrets;
    }

    /** The three headers of a signed request. */
    public function headers($messageId, $timestampSec, $body)
    {
        return array(
            'webhook-id' => (string) $messageId,
            'webhook-timestamp' => (string) $timestampSec,
            'webhook-signature' => $this->signature($messageId, $timestampSec, $body),
        );
    }

    private function signature($messageId, $timestampSec, $body)
    {
        $signed = $messageId . '.' . $timestampSec . '.' . $body;
        $signatures = array();
        foreach ($this->secrets as $secret) {
            $signatures[] = 'v1,' . base64_encode(hash_hmac('sha256', $signed, self::keyOf($secret), true));
        }
        return implode(' ', $signatures);
    }

    private static function keyOf($secret)
    {
        if (strpos($secret, 'whsec_') !== 0) {
            return $secret;
        }
        $key = base64_decode(substr($secret, 6), true);
        return $key === false ? $secret : $key;
    }
}
