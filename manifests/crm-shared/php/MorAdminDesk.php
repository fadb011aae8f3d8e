<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** The administrator's operations: read, save, test. Keys are written, never read. */
class MorAdminDesk
{
    const TEXT_SETTINGS = array('url', 'browser_url', 'country', 'modules', 'free_roles', 'hooks');

    private $host;
    private $settings;
    private $client;
    private $breaker;

    public function __construct(MorHost $host, MorSettings $settings, MorClient $client, MorBreaker $breaker)
    {
        $this->host = $host;
        $this->settings = $settings;
        $this->client = $client;
        $this->breaker = $breaker;
    }

    public function read()
    {
        $this->mustBeAdmin();
        $values = array(
            'modules' => implode(',', $this->settings->modules()),
            'free_roles' => $this->settings->freeDiallingRoles(),
            'roles' => $this->host->allRoles(),
            'countries' => array_keys(MorNumber::COUNTRIES),
            'has_key_1' => $this->settings->hasSecret(1),
            'has_key_2' => $this->settings->hasSecret(2),
            'hooks' => $this->settings->hooksAreOn() ? 'on' : 'off',
            'texts' => MorTexts::forAdmin($this->host),
        );
        foreach (array('url', 'browser_url', 'country') as $name) {
            $values = array_merge($values, array($name => $this->settings->value($name)));
        }
        return $values;
    }

    public function save(array $input)
    {
        $this->mustBeAdmin();
        $this->check($input);
        foreach (self::TEXT_SETTINGS as $name) {
            $value = MorData::pick($input, $name, null);
            if (is_array($value)) {
                $value = implode(',', $value);
            }
            if (is_string($value)) {
                $this->settings->store($name, trim($value));
            }
        }
        foreach (array(1, 2) as $slot) {
            $secret = MorData::pick($input, 'key_' . $slot, null);
            if (MorData::pick($input, 'remove_key_' . $slot, false) === true) {
                $this->settings->storeSecret($slot, '');
            } elseif (is_string($secret) && trim($secret) !== '') {
                $this->settings->storeSecret($slot, trim($secret));
            }
        }
        $this->settings->store('breaker', '');
        return $this->read();
    }

    /** The next part of filling in digits; see MorFill. */
    public function fill(array $input)
    {
        $this->mustBeAdmin();
        $this->host->releaseSession();
        $place = MorData::pick($input, 'place', array());
        $fill = new MorFill($this->host);
        return $fill->next(is_array($place) ? $place : array());
    }

    /**
     * Walks the chain to the connector and names the first broken link.
     *
     * @return array[] each array('link' =>, 'ok' =>, 'detail' =>, 'cure' =>)
     */
    public function test()
    {
        $this->mustBeAdmin();
        if (!$this->settings->isComplete()) {
            return array($this->broken('settings', 'incomplete', 'incomplete_cure'));
        }
        $links = array(self::fine('settings', $this->settings->url()));
        $user = $this->host->userId();
        $this->host->releaseSession();
        try {
            $ready = $this->client->readiness();
            if ($ready->status !== 503) {
                MorProblem::bodyOf($ready);
            }
        } catch (MorProblem $problem) {
            return array_merge($links, array($this->unreached($problem)));
        }
        $links[] = self::fine('reach', 'HTTP ' . $ready->status);
        $links[] = self::entry('ready', $ready->status !== 503, array(
            'detail' => self::notReady($ready),
            'cure' => MorTexts::why($this->host, 'not_ready_cure'),
        ));
        return array_merge($links, $this->agentLinks($user));
    }

    /** Mixing up http and https is the most frequent mistake, and each library reports it differently. */
    private function unreached(MorProblem $problem)
    {
        $address = $this->settings->url();
        $isSecure = stripos($address, 'https:') === 0;
        $other = ($isSecure ? 'http' : 'https') . substr($address, strpos($address, ':'));
        if (!$this->client->answersAt($other)) {
            return self::entry('reach', false, $problem->members($this->host));
        }
        $reason = $isSecure ? 'https_for_http' : 'http_for_https';
        return $this->broken('reach', $reason, 'scheme_cure', array('address' => $other));
    }

    private function agentLinks($user)
    {
        try {
            $agent = MorProblem::bodyOf($this->client->agent($user));
        } catch (MorProblem $problem) {
            $isKey = $problem->problemCode() === 'unauthenticated' || $problem->problemCode() === 'forbidden';
            $members = $problem->members($this->host);
            if ($isKey) {
                $members['detail'] = self::explained(MorTexts::why($this->host, 'wrong_key'), $members['detail']);
                $members['cure'] = MorTexts::why($this->host, 'wrong_key_cure');
            }
            return array(self::entry($isKey ? 'key' : 'connector', false, $members));
        }
        $links = array(self::fine('key', ''));
        foreach (MorData::pick($agent, 'problems', array()) as $found) {
            $members = MorProblem::ofConnector($found)->members($this->host);
            $members['detail'] = self::explained(MorTexts::titleOf($this->host, $members['code']), $members['detail']);
            $links[] = self::entry('you', false, $members);
        }
        if (count($links) === 1) {
            $isMapped = MorData::pick($agent, 'mapped') === true;
            $links[] = self::entry('you', $isMapped, array('detail' => implode(', ', self::sources($agent))));
        }
        $pausedSec = $this->breaker->pausedForSec();
        if ($pausedSec > 0) {
            $links[] = $this->broken('hooks', 'hooks_paused', 'hooks_paused_cure', array('seconds' => $pausedSec));
        }
        return $links;
    }

    /** In the user's language, followed by the connector's own words, which name the details. */
    private static function explained($title, $words)
    {
        return $title === '' || $words === '' ? $title . $words : $title . ' (' . $words . ')';
    }

    private static function sources(array $agent)
    {
        $sources = array();
        foreach (MorData::pick($agent, 'sources', array()) as $source) {
            $sources[] = MorData::text(is_array($source) ? MorData::pick($source, 'number') : $source);
        }
        return $sources;
    }

    private static function notReady(MorReply $reply)
    {
        return $reply->status === 503 ? substr(MorData::text($reply->body), 0, 300) : '';
    }

    private static function fine($link, $detail)
    {
        return self::entry($link, true, array('detail' => $detail));
    }

    private function broken($link, $reason, $cure, array $values = array())
    {
        return self::entry($link, false, MorProblem::because('', $reason, $cure, $values)->members($this->host));
    }

    private static function entry($link, $isFine, array $members)
    {
        return array(
            'link' => $link,
            'ok' => $isFine,
            'detail' => (string) MorData::pick($members, 'detail'),
            'cure' => $isFine ? '' : (string) MorData::pick($members, 'cure'),
        );
    }

    public function mustBeAdmin()
    {
        if (!$this->host->isAdmin()) {
            throw MorProblem::because('forbidden', 'only_administrators');
        }
    }

    private function check(array $input)
    {
        foreach (array('url', 'browser_url') as $name) {
            $address = MorData::text(MorData::pick($input, $name));
            $isNone = $name === 'browser_url' && $address === 'none';
            if ($address !== '' && !$isNone && preg_match('#^https?://[^\s/?\#]+[^\s?\#]*$#i', $address) !== 1) {
                throw MorProblem::because('invalid_request', 'bad_address', 'bad_address_cure', array('address' => $address));
            }
        }
        foreach (array('key_1', 'key_2') as $name) {
            $secret = MorData::text(MorData::pick($input, $name));
            if ($secret !== '' && !MorSigner::isSecret(trim($secret))) {
                throw MorProblem::because('invalid_request', 'bad_key', 'bad_key_cure');
            }
        }
    }
}
