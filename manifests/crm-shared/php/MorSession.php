<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/**
 * Proves that a request comes from this CRM's own page. Entry points have no such check, so without it another site
 * could place calls through a logged-in browser.
 */
class MorSession
{
    /** The token of a session. It needs no storage, because it is derived from the server's unique key. */
    public static function token($sessionId, $userId, $serverKey)
    {
        return hash_hmac('sha256', 'mor-call|' . $sessionId . '|' . $userId, 'mor|' . $serverKey);
    }

    /** Why the request is not trusted; '' when it is. Every operation but `hello` needs the token as well. */
    public static function refusal(array $server, $operation, $givenToken, $expectedToken)
    {
        if (MorData::pick($server, 'REQUEST_METHOD') !== 'POST') {
            return 'Only POST is accepted.';
        }
        if (strtolower((string) MorData::pick($server, 'HTTP_X_REQUESTED_WITH')) !== 'xmlhttprequest') {
            return 'The request does not come from a page of this CRM.';
        }
        $origin = (string) MorData::pick($server, 'HTTP_ORIGIN');
        if ($origin !== '' && !self::sameHost($origin, $server)) {
            return 'The request comes from another site.';
        }
        if ($operation !== 'hello' && !hash_equals($expectedToken, (string) $givenToken)) {
            return 'The page is older than this session.';
        }
        return '';
    }

    private static function sameHost($origin, array $server)
    {
        $parts = parse_url($origin);
        $host = strtolower((string) MorData::pick($parts, 'host'));
        $port = (string) MorData::pick($parts, 'port');
        $given = $port === '' ? $host : $host . ':' . $port;
        foreach (array('HTTP_HOST', 'HTTP_X_FORWARDED_HOST') as $name) {
            foreach (explode(',', strtolower((string) MorData::pick($server, $name))) as $own) {
                $ownName = preg_replace('/:(80|443)$/', '', trim($own));
                if ($ownName !== '' && $ownName === $given) {
                    return true;
                }
            }
        }
        return false;
    }
}
