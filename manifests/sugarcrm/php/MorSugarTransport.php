<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

use Sugarcrm\Sugarcrm\Security\HttpClient\ExternalResourceClient;

/** HTTP through Sugar's own client, the only way that SugarCloud allows. */
class MorSugarTransport implements MorTransport
{
    public function send($method, $url, array $headers, $body, $timeoutMs)
    {
        try {
            $client = new ExternalResourceClient($timeoutMs / 1000, 0);
            $response = $client->request($method, $url, $body === '' ? null : $body, $headers);
            return new MorReply($response->getStatusCode(), (string) $response->getBody());
        } catch (\Throwable $error) {
            return new MorReply(0, '', self::failure($error->getMessage()), $error->getMessage());
        }
    }

    /** Sugar's exception classes differ between versions; their messages do not. */
    private static function failure($message)
    {
        $signs = array(
            'unanswered' => '/timed out after .* bytes received/i',
            'timeout' => '/timed? ?out|timeout/i',
            'dns' => '/resolve|getaddrinfo|unknown host/i',
            'refused' => '/refused|failed to connect|couldn.t connect/i',
            'tls' => '/ssl|tls|certificate/i',
            'blocked' => '/private|local|not allowed|forbidden|blocked/i',
        );
        foreach ($signs as $failure => $pattern) {
            if (preg_match($pattern, $message) === 1) {
                return $failure;
            }
        }
        return 'other';
    }
}
