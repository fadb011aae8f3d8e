<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** Counts those of the CRM's Calls records that are calls through the connector. */
class MorCallSums
{
    const MOST_MISSED = 5;

    private $database;
    private $periods;

    public function __construct($database, MorPeriods $periods)
    {
        $this->database = $database;
        $this->periods = $periods;
    }

    /** @return MorTally */
    public function ofUser($user)
    {
        $tally = new MorTally($user);
        foreach ($this->rows($this->grouped(' AND c.assigned_user_id = ' . $this->database->quoted($user))) as $row) {
            $tally->add($row);
        }
        return $tally;
    }

    /** @return MorTally[] of every agent with calls this week, the busiest first */
    public function ofAll()
    {
        $tallies = array();
        foreach ($this->rows($this->grouped('')) as $row) {
            $user = MorData::text(MorData::pick($row, 'agent'));
            $tally = MorData::pick($tallies, 'u' . $user, null);
            if ($tally === null) {
                $tally = new MorTally($user);
                $tallies = array_merge($tallies, array('u' . $user => $tally));
            }
            $tally->add($row);
        }
        $calls = array();
        foreach ($tallies as $tally) {
            $calls[] = $tally->callsWeek;
        }
        $sorted = array_values($tallies);
        array_multisort($calls, SORT_DESC, SORT_NUMERIC, $sorted);
        return $sorted;
    }

    /** @return array[] id, name and date_start of the user's calls that nobody took or that were not made in time */
    public function missed($user)
    {
        $sql = 'SELECT c.id id, c.name name, c.date_start date_start FROM calls c LEFT JOIN calls_cstm m ON m.id_c = c.id'
            . ' WHERE c.deleted = 0 AND c.assigned_user_id = ' . $this->database->quoted($user)
            . ' AND c.date_start >= ' . $this->database->quoted($this->periods->past)
            . ' AND c.date_start < ' . $this->database->quoted($this->periods->now)
            . " AND (c.status = 'Planned' OR m.mor_outcome_c = 'missed') ORDER BY c.date_start DESC";
        return $this->rowsOf($this->database->limitQuery($sql, 0, self::MOST_MISSED));
    }

    private function grouped($and)
    {
        $isToday = 'CASE WHEN c.date_start >= ' . $this->database->quoted($this->periods->today) . ' THEN 1 ELSE 0 END';
        return 'SELECT c.assigned_user_id agent, c.direction direction, m.mor_outcome_c outcome, m.mor_result_c result, ' . $isToday . ' is_today, COUNT(*) calls,'
            . ' SUM(m.mor_talk_seconds_c) talk FROM calls c INNER JOIN calls_cstm m ON m.id_c = c.id'
            . " WHERE c.deleted = 0 AND m.mor_call_id_c <> '' AND c.date_start >= "
            . $this->database->quoted($this->periods->week) . $and
            . ' GROUP BY c.assigned_user_id, c.direction, m.mor_outcome_c, m.mor_result_c, ' . $isToday;
    }

    private function rows($sql)
    {
        return $this->rowsOf($this->database->query($sql));
    }

    private function rowsOf($result)
    {
        $rows = array();
        while ($row = $this->database->fetchByAssoc($result)) {
            $rows[] = $row;
        }
        return $rows;
    }
}
