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

    /**
     * Why the request is not trusted; '' when it is. Every operation but `hello` needs the token as well.
     *
     * @param string $siteUrl the CRM's address in its configuration
     */
    public static function refusal(array $server, $operation, $givenToken, $expectedToken, $siteUrl)
    {
        if (MorData::pick($server, 'REQUEST_METHOD') !== 'POST') {
            return 'Only POST is accepted.';
        }
        if (strtolower((string) MorData::pick($server, 'HTTP_X_REQUESTED_WITH')) !== 'xmlhttprequest') {
            return 'The request does not come from a page of this CRM.';
        }
        if (!self::isOwn($server, $siteUrl)) {
            return 'The request comes from an address that is not site_url in the CRM\'s config.php.';
        }
        if ($operation !== 'hello' && !hash_equals($expectedToken, (string) $givenToken)) {
            return 'The page is older than this session.';
        }
        return '';
    }

    /** Browsers say it themselves, but not over plain http. An origin is compared with the names that we know of. */
    private static function isOwn(array $server, $siteUrl)
    {
        $origin = (string) MorData::pick($server, 'HTTP_ORIGIN');
        if ($origin === '' || MorData::pick($server, 'HTTP_SEC_FETCH_SITE') === 'same-origin') {
            return true;
        }
        $given = self::nameOf($origin);
        // Web servers and proxies may leave the port out (nginx: `HTTP_HOST $host`); then site_url has it.
        $known = explode(',', MorData::pick($server, 'HTTP_HOST') . ',' . MorData::pick($server, 'HTTP_X_FORWARDED_HOST'));
        foreach (array_merge($known, array(self::nameOf($siteUrl))) as $own) {
            $ownName = preg_replace('/:(80|443)$/', '', strtolower(trim($own)));
            if ($ownName !== '' && $ownName === $given) {
                return true;
            }
        }
        return false;
    }

    /** Host, and port unless it is a standard one. */
    private static function nameOf($address)
    {
        $parts = parse_url($address);
        $port = (string) MorData::pick($parts, 'port');
        return preg_replace('/:(80|443)$/', '', strtolower(MorData::pick($parts, 'host') . ($port === '' ? '' : ':' . $port)));
    }
}
