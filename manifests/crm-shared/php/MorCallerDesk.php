<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** What a user can do about incoming calls. Throws MorProblem when refused. */
class MorCallerDesk
{
    private $host;
    private $client;

    public function __construct(MorHost $host, MorClient $client)
    {
        $this->host = $host;
        $this->client = $client;
    }

    /** When records open by themselves for this user: `ringing`, `answered`, `never`; '' without incoming calls. */
    public function incoming()
    {
        $user = $this->host->userId();
        $this->host->releaseSession();
        $agent = MorProblem::bodyOf($this->client->agent($user));
        return array('pop' => MorData::text(MorData::pick(MorData::pick($agent, 'inbound', array()), 'pop')));
    }

    /** One call that rang this user, with only those records that this user may see. */
    public function who(array $input)
    {
        return $this->visible($this->callOf($input, $this->host->userId()));
    }

    /** Sets the caller's record. */
    public function choose(array $input)
    {
        $record = MorData::pick($input, 'record', array());
        $type = $this->host->moduleName(MorData::text(MorData::pick($record, 'type')));
        $id = MorData::identifier(MorData::pick($record, 'id'));
        if ($type === '' || $id === '' || $this->host->visibleRecord($type, $id) === null) {
            throw MorProblem::because('record_not_found', 'record_hidden', 'record_hidden_cure');
        }
        $call = $this->callOf($input, $this->host->userId());
        $changed = $this->client->note(
            MorData::text(MorData::pick($call, 'id')),
            array('record' => array('type' => $type, 'id' => $id))
        );
        return $this->visible(MorProblem::bodyOf($changed));
    }

    /** Did this call ring the user? */
    public static function rang(array $call, $user)
    {
        foreach (MorData::pick($call, 'agents', array()) as $agent) {
            if (MorData::pick($agent, 'user') === $user) {
                return true;
            }
        }
        return false;
    }

    /** The call without records that this user may not see, because the connector reads the CRM as another user. */
    public function visible(array $call)
    {
        if (MorData::pick($call, 'direction') !== 'inbound') {
            return $call;
        }
        $matches = array();
        foreach (MorData::pick($call, 'matches', array()) as $match) {
            if ($this->maySee($match)) {
                $matches[] = $match;
            }
        }
        $seen = array_merge($call, array('matches' => $matches));
        if (!$this->maySee(MorData::pick($call, 'record', array()))) {
            unset($seen['record'], $seen['contactName']);
        }
        return $seen;
    }

    private function maySee($record)
    {
        $module = $this->host->moduleName(MorData::text(MorData::pick($record, 'type')));
        $id = MorData::identifier(MorData::pick($record, 'id'));
        return $module !== '' && $id !== '' && $this->host->visibleRecord($module, $id) !== null;
    }

    private function callOf(array $input, $user)
    {
        $callId = MorData::identifier(MorData::pick($input, 'call'));
        if ($callId === '') {
            throw MorProblem::because('invalid_request', 'no_call', 'reload_cure');
        }
        $call = MorProblem::bodyOf($this->client->readCall($callId));
        if (!self::rang($call, $user)) {
            throw MorProblem::because('call_not_found', 'not_your_call');
        }
        return $call;
    }
}
