<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** What a user can do from the page: call, follow, add notes. Throws MorProblem when refused. */
class MorCallDesk
{
    /** Longest texts that are passed on, in bytes. */
    const LONGEST = array('notes' => 10000, 'result' => 255, 'disposition' => 255);

    private $host;
    private $settings;
    private $client;
    private $records;
    private $callers;

    public function __construct(MorHost $host, MorSettings $settings, MorClient $client, MorCallerDesk $callers)
    {
        $this->callers = $callers;
        $this->host = $host;
        $this->settings = $settings;
        $this->client = $client;
        $this->records = new MorRecords($host, $settings);
    }

    /** Places a call and returns it. */
    public function call(array $input)
    {
        $number = MorData::text(MorData::pick($input, 'number'));
        $key = MorData::identifier(MorData::pick($input, 'key'));
        if ($key === '') {
            throw MorProblem::because('invalid_request', 'click_without_key', 'click_again_cure');
        }
        if (!MorNumber::isDialable($number)) {
            throw MorProblem::because('number_invalid', 'no_number', 'no_number_cure');
        }
        $request = $this->request(MorData::pick($input, 'records', array()), $number);
        $this->host->releaseSession();
        return MorProblem::bodyOf($this->client->call($request, $key));
    }

    /** The user's calls that are open or have just ended. */
    public function calls()
    {
        $user = $this->host->userId();
        $this->host->releaseSession();
        $body = MorProblem::bodyOf($this->client->recentCalls($user));
        $own = array();
        foreach (MorData::pick($body, 'items', array()) as $call) {
            if (MorData::pick($call, 'user') === $user || MorCallerDesk::rang($call, $user)) {
                $own[] = $this->callers->visible($call);
            }
        }
        return $own;
    }

    /** One call of this user. */
    public function status(array $input)
    {
        $user = $this->host->userId();
        $this->host->releaseSession();
        return $this->callers->visible($this->ownCall(MorData::identifier(MorData::pick($input, 'call')), $user));
    }

    /** Adds notes, a result, consent or the time of the next call to a call of this user. */
    public function note(array $input)
    {
        $user = $this->host->userId();
        $this->host->releaseSession();
        $callId = MorData::identifier(MorData::pick($input, 'call'));
        $this->ownCall($callId, $user);
        $changes = array();
        foreach (self::LONGEST as $name => $length) {
            $value = MorData::pick($input, $name, null);
            if (is_string($value)) {
                $changes = array_merge($changes, array($name => substr($value, 0, $length)));
            }
        }
        $consent = MorData::pick($input, 'consent', null);
        if (is_bool($consent)) {
            $changes = array_merge($changes, array('consent' => $consent));
        }
        // Null takes the plan to call again back.
        if (array_key_exists('callBack', $input) && ($input['callBack'] === null || is_string($input['callBack']))) {
            $changes = array_merge($changes, array('callBack' => $input['callBack']));
        }
        return $this->callers->visible(MorProblem::bodyOf($this->client->note($callId, $changes)));
    }

    /** The address at which this user can listen to a call; the connector decides whether they may. */
    public function recording(array $input)
    {
        $user = $this->host->userId();
        $language = $this->host->language();
        $this->host->releaseSession();
        $callId = MorData::identifier(MorData::pick($input, 'call'));
        if ($callId === '') {
            throw MorProblem::because('invalid_request', 'no_call', 'reload_cure');
        }
        $body = MorProblem::bodyOf($this->client->recordingTicket($callId, $user, $language));
        $url = MorData::text(MorData::pick($body, 'url'));
        if (preg_match('#^https?://[^\s]+$#i', $url) !== 1) {
            throw MorProblem::because('connector_unexpected', 'unexpected', 'unexpected_cure', array('status' => 201));
        }
        return $url;
    }

    /** The results that the user can choose after a call, each with `code` and, in the user's language, `label`; and whether one is required. */
    public function results()
    {
        $user = $this->host->userId();
        $language = $this->host->language();
        $this->host->releaseSession();
        $body = MorProblem::bodyOf($this->client->agent($user));
        $choices = array();
        foreach (MorData::pick($body, 'results', array()) as $result) {
            $code = MorData::text(MorData::pick($result, 'code'));
            $choice = array('code' => $code, 'label' => self::labelOf($result, $language, $code));
            // It corrects how the telephone system counts a call.
            $outcome = MorData::text(MorData::pick($result, 'outcome'));
            $choices[] = $outcome === '' ? $choice : array_merge($choice, array('outcome' => $outcome));
        }
        return array('results' => $choices, 'required' => MorData::pick($body, 'resultRequired') === true);
    }

    /** A short-lived token and the address with which the browser itself follows this user's calls. */
    public function token()
    {
        if ($this->settings->browserUrl() === '') {
            return array('stream' => '');
        }
        $user = $this->host->userId();
        $this->host->releaseSession();
        $body = MorProblem::bodyOf($this->client->token($user));
        return array(
            'stream' => $this->settings->browserUrl() . '/v1/stream',
            'token' => MorData::pick($body, 'token'),
            'expiresAt' => MorData::pick($body, 'expiresAt'),
        );
    }

    public function mayDialFreely()
    {
        $allowed = $this->settings->freeDiallingRoles();
        if (count($allowed) === 0) {
            return false;
        }
        return count(array_intersect($allowed, $this->host->roleIds($this->host->userId()))) > 0;
    }

    private function request($candidates, $number)
    {
        $match = $this->records->match(is_array($candidates) ? $candidates : array(), $number);
        $user = array('user' => $this->host->userId());
        if ($match['found'] !== null) {
            return array_merge($user, $match['found']);
        }
        if ($this->mayDialFreely()) {
            $typed = MorNumber::completed($number, $this->settings->country());
            $free = array_merge($user, array('number' => $typed, 'freeDialling' => true));
            return $match['seen'] === null ? $free : array_merge($free, array('record' => $match['seen']));
        }
        if ($match['seen'] === null && !$match['unsaved']) {
            throw MorProblem::because('record_not_found', 'record_hidden', 'record_hidden_cure');
        }
        throw MorProblem::because('number_not_on_record', 'not_on_record', 'not_on_record_cure');
    }

    /** The label in the user's language, else in English, else in any; the code where there is none. */
    private static function labelOf($result, $language, $code)
    {
        $labels = array_change_key_case(MorData::pick($result, 'labels', array()), CASE_LOWER);
        $name = strtolower(str_replace('_', '-', $language));
        foreach (array($name, substr($name, 0, 2), 'en') as $wanted) {
            $label = MorData::text(MorData::pick($labels, $wanted));
            if ($label !== '') {
                return $label;
            }
        }
        return count($labels) > 0 ? (string) reset($labels) : $code;
    }

    private function ownCall($callId, $user)
    {
        if ($callId === '') {
            throw MorProblem::because('invalid_request', 'no_call', 'reload_cure');
        }
        $call = MorProblem::bodyOf($this->client->readCall($callId));
        if (MorData::pick($call, 'user') !== $user && !MorCallerDesk::rang($call, $user)) {
            throw MorProblem::because('call_not_found', 'not_your_call');
        }
        return $call;
    }
}
