<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/**
 * Connects this CRM with a connector by one code. The code names this CRM and a ticket that is good once, for a quarter of
 * an hour. The connector's server redeems it here, so that the key and the login go from server to server and are in no
 * browser.
 */
class MorPairing
{
    const PREFIX = 'mor1.';
    const VALID_SEC = 900;
    const TICKET_BYTES = 32;

    private $host;
    private $settings;
    private $clock;

    public function __construct(MorHost $host, MorSettings $settings, MorClock $clock)
    {
        $this->host = $host;
        $this->settings = $settings;
        $this->clock = $clock;
    }

    /** A new code; it replaces the one before. */
    public function code()
    {
        $folder = $this->host->folderWithoutKeys();
        if ($folder !== '') {
            throw MorProblem::because('crm_error', 'no_api_keys', 'no_api_keys_cure', array('folder' => $folder));
        }
        $ticket = bin2hex(random_bytes(self::TICKET_BYTES));
        $until = $this->clock->nowSec() + self::VALID_SEC;
        $this->settings->store('ticket', implode(':', array(hash('sha256', $ticket), $until, $this->host->userId())));
        $code = MorData::toJson(array_merge($this->host->site(), array('ticket' => $ticket)));
        return array('code' => self::PREFIX . rtrim(strtr(base64_encode($code), '+/', '-_'), '='));
    }

    /**
     * Takes the connector's address and key, and hands out the login that it needs here.
     *
     * @param array $input `ticket`, `url` and `secret` from the connector
     */
    public function redeem(array $input)
    {
        $userId = $this->owner(MorData::text(MorData::pick($input, 'ticket')));
        $url = MorData::text(MorData::pick($input, 'url'));
        $secret = MorData::text(MorData::pick($input, 'secret'));
        if (preg_match('#^https?://[^\s/?\#]+[^\s?\#]*$#i', $url) !== 1 || !MorSigner::isSecret($secret)) {
            throw MorProblem::because('invalid_request', 'bad_address', 'bad_address_cure', array('address' => $url));
        }
        // Good once, no matter what happens next.
        $this->settings->store('ticket', '');
        $client = $this->host->apiClient($userId);
        // The login of an earlier code: the connector that had it has no key any more.
        $this->host->dropApiClient($this->settings->value('client'));
        $this->settings->store('client', MorData::text(MorData::pick($client, 'id')));
        $this->settings->store('url', $url);
        $this->settings->storeSecret(1, $secret);
        $this->settings->store('breaker', '');
        return array('client' => $client);
    }

    /** Id of the administrator who made the ticket. */
    private function owner($ticket)
    {
        $stored = explode(':', $this->settings->value('ticket'));
        $isGood = count($stored) === 3
            && hash_equals($stored[0], hash('sha256', $ticket))
            && (int) $stored[1] >= $this->clock->nowSec();
        if (!$isGood) {
            throw MorProblem::because('forbidden', 'bad_code', 'bad_code_cure');
        }
        return $stored[2];
    }
}
