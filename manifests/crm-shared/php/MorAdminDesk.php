<?php
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

    /**
     * Walks the chain to the connector and names the first broken link.
     *
     * @return array[] each array('link' =>, 'ok' =>, 'detail' =>, 'cure' =>)
     */
    public function test()
    {
        $this->mustBeAdmin();
        $links = array();
        if (!$this->settings->isComplete()) {
            $links[] = self::entry('settings', false, 'Address or key is missing.', 'Enter both and save.');
            return $links;
        }
        $links[] = self::entry('settings', true, $this->settings->url());
        $user = $this->host->userId();
        $this->host->releaseSession();
        try {
            $ready = $this->client->readiness();
            if ($ready->status !== 503) {
                MorProblem::bodyOf($ready);
            }
            $links[] = self::entry('reach', true, 'HTTP ' . $ready->status);
            $links[] = self::entry('ready', $ready->status !== 503, self::notReady($ready), 'See the connector\'s own check.');
        } catch (MorProblem $problem) {
            $links[] = self::entry('reach', false, $problem->getMessage(), $problem->members()['cure']);
            return $links;
        }
        return array_merge($links, $this->agentLinks($user));
    }

    private function agentLinks($user)
    {
        try {
            $agent = MorProblem::bodyOf($this->client->agent($user));
        } catch (MorProblem $problem) {
            $isKey = $problem->problemCode() === 'unauthenticated' || $problem->problemCode() === 'forbidden';
            $cure = $isKey
                ? 'Enter the same key here and under signingSecrets of this CRM in the connector; check both clocks.'
                : $problem->members()['cure'];
            return array(self::entry($isKey ? 'key' : 'connector', false, $problem->getMessage(), $cure));
        }
        $links = array(self::entry('key', true, ''));
        foreach (MorData::pick($agent, 'problems', array()) as $problem) {
            $links[] = self::entry(
                'you',
                false,
                MorData::text(MorData::pick($problem, 'detail')),
                MorData::text(MorData::pick($problem, 'cure'))
            );
        }
        if (count($links) === 1) {
            $links[] = self::entry('you', MorData::pick($agent, 'mapped') === true, implode(', ', self::sources($agent)));
        }
        $pausedSec = $this->breaker->pausedForSec();
        if ($pausedSec > 0) {
            $links[] = self::entry('hooks', false, 'Paused for ' . $pausedSec . ' s after failures.', 'Save the settings to try at once.');
        }
        return $links;
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

    private static function entry($name, $ok, $detail, $cure = '')
    {
        return array('link' => $name, 'ok' => $ok, 'detail' => $detail, 'cure' => $ok ? '' : $cure);
    }

    private function mustBeAdmin()
    {
        if (!$this->host->isAdmin()) {
            throw new MorProblem('forbidden', 'Only administrators may do this.', '');
        }
    }

    private function check(array $input)
    {
        foreach (array('url', 'browser_url') as $name) {
            $address = MorData::text(MorData::pick($input, $name));
            $isNone = $name === 'browser_url' && $address === 'none';
            if ($address !== '' && !$isNone && preg_match('#^https?://[^\s/?\#]+[^\s?\#]*$#i', $address) !== 1) {
                throw new MorProblem('invalid_request', 'This is not an address: ' . $address, 'Example: https://calls.example.com');
            }
        }
        foreach (array('key_1', 'key_2') as $name) {
            $secret = MorData::text(MorData::pick($input, $name));
            if ($secret !== '' && (strlen($secret) < 16 || preg_match('/\s/', $secret) === 1)) {
                throw new MorProblem('invalid_request', 'The key is too short or contains blanks.', 'Copy the whole key, starting with whsec_.');
            }
        }
    }
}
