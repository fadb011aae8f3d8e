<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** Sums of calls for one agent. */
class MorTally
{
    public $user;
    public $callsToday = 0;
    public $callsWeek = 0;
    public $answeredToday = 0;
    public $answeredWeek = 0;
    public $talkToday = 0;
    public $talkWeek = 0;
    /** Calls that came in and nobody took. */
    public $missedToday = 0;
    public $missedWeek = 0;
    /** This week's calls that came in; the others were made by agents. */
    public $inWeek = 0;
    public $inAnsweredWeek = 0;
    public $inTalkWeek = 0;
    /** This week's calls by outcome. */
    public $outcomes = array();
    /** This week's calls by what the agent said about them; '': nothing. */
    public $results = array();

    public function __construct($user)
    {
        $this->user = $user;
    }

    /** @param array $row user, direction, outcome, result, is_today, calls and talk (seconds) of a group of calls */
    public function add(array $row)
    {
        $calls = (int) MorData::pick($row, 'calls');
        $talk = (int) MorData::pick($row, 'talk');
        $outcome = MorData::text(MorData::pick($row, 'outcome'));
        $answered = $outcome === 'answered' ? $calls : 0;
        $missed = $outcome === 'missed' ? $calls : 0;
        if (MorData::text(MorData::pick($row, 'direction')) === 'Inbound') {
            $this->inWeek += $calls;
            $this->inAnsweredWeek += $answered;
            $this->inTalkWeek += $talk;
        }
        $this->callsWeek += $calls;
        $this->missedWeek += $missed;
        $this->answeredWeek += $answered;
        $this->talkWeek += $talk;
        if ((int) MorData::pick($row, 'is_today') === 1) {
            $this->callsToday += $calls;
            $this->answeredToday += $answered;
            $this->missedToday += $missed;
            $this->talkToday += $talk;
        }
        $this->outcomes = self::counted($this->outcomes, $outcome, $calls);
        $this->results = self::counted($this->results, MorData::text(MorData::pick($row, 'result')), $calls);
    }

    private static function counted(array $sums, $name, $calls)
    {
        return array_replace($sums, array($name => (int) MorData::pick($sums, $name, 0) + $calls));
    }
}
