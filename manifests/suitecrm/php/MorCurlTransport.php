<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** HTTP through PHP's curl. Redirects are not followed: a signed request belongs to one address. */
class MorCurlTransport implements MorTransport
{
    const CONNECT_TIMEOUT_MS = 3000;

    public function send($method, $url, array $headers, $body, $timeoutMs)
    {
        if (!function_exists('curl_init')) {
            return new MorReply(0, '', 'other', 'the PHP extension curl is missing');
        }
        $lines = array('Expect:', 'User-Agent: mor-crm-connector-suitecrm');
        foreach ($headers as $name => $value) {
            $lines[] = $name . ': ' . $value;
        }
        $handle = curl_init();
        curl_setopt_array($handle, array(
            CURLOPT_URL => $url,
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_HTTPHEADER => $lines,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
            CURLOPT_CONNECTTIMEOUT_MS => min(self::CONNECT_TIMEOUT_MS, $timeoutMs),
            CURLOPT_TIMEOUT_MS => $timeoutMs,
            CURLOPT_NOSIGNAL => true,
        ));
        if ($body !== '') {
            curl_setopt($handle, CURLOPT_POSTFIELDS, $body);
        }
        $answer = curl_exec($handle);
        if ($answer === false) {
            $wasSent = curl_getinfo($handle, CURLINFO_PRETRANSFER_TIME) > 0;
            return new MorReply(0, '', self::failure(curl_errno($handle), $wasSent), curl_error($handle));
        }
        return new MorReply(curl_getinfo($handle, CURLINFO_HTTP_CODE), $answer);
    }

    private static function failure($errorNumber, $wasSent)
    {
        switch ($errorNumber) {
            case 6:
                return 'dns';
            case 7:
                return 'refused';
            case 28:
                return $wasSent ? 'unanswered' : 'timeout';
            case 35:
            case 51:
            case 58:
            case 60:
            case 77:
                return 'tls';
        }
        return 'other';
    }
}
