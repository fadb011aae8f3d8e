<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/**
 * Signs requests with scheme `r1`: HMAC-SHA256 over `id.timestamp.METHOD path?query.body`, the headers named as in the
 * Standard Webhooks specification. Method and path are covered, so a captured request is valid only at its own address.
 * With two secrets (while keys are being exchanged) the header has a signature for each.
 */
class MorSigner
{
    /** Shorter keys can be guessed; the connector refuses them, too. */
    const SHORTEST_KEY_BYTES = 16;

    private $secrets;

    /** @param string[] $secrets `whsec_<base64>`, or any other text, which is used verbatim. */
    public function __construct(array $secrets)
    {
        $this->secrets = $secrets;
    }

    /**
     * The three headers of a signed request.
     *
     * @param string $target `METHOD path?query`, the path below the connector's address
     */
    public function headers($messageId, $timestampSec, $target, $body)
    {
        return array(
            'webhook-id' => (string) $messageId,
            'webhook-timestamp' => (string) $timestampSec,
            'webhook-signature' => $this->signature($messageId . '.' . $timestampSec . '.' . $target . '.' . $body),
        );
    }

    /** Does the connector accept this secret, that is, is it long enough and, after `whsec_`, valid base64? */
    public static function isSecret($text)
    {
        if (preg_match('/\s/', $text) === 1 || preg_match('/^v1a?,/', $text) === 1) {
            return false;
        }
        if (strpos($text, 'whsec_') === 0 && base64_decode(substr($text, 6), true) === false) {
            return false;
        }
        // The connector also decodes the text as base64, and refuses it if the result is too short.
        $decoded = strlen($text) % 4 === 0 ? base64_decode($text, true) : false;
        if ($decoded !== false && strlen($decoded) < self::SHORTEST_KEY_BYTES) {
            return false;
        }
        return strlen(self::keyOf($text)) >= self::SHORTEST_KEY_BYTES;
    }

    private function signature($signed)
    {
        $signatures = array();
        foreach ($this->secrets as $secret) {
            $signatures[] = 'r1,' . base64_encode(hash_hmac('sha256', $signed, self::keyOf($secret), true));
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
