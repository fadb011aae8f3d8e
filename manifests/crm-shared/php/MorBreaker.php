<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/**
 * Keeps a dead connector from slowing down every save: after a few failures in a row nothing is sent for a while, then
 * one attempt decides. The state is in the CRM's config table because each request is its own process; it is written
 * only when something changes.
 */
class MorBreaker
{
    const FAILURES_UNTIL_OPEN = 3;
    const FIRST_PAUSE_SEC = 60;
    const LONGEST_PAUSE_SEC = 600;

    private $settings;
    private $clock;

    public function __construct(MorSettings $settings, MorClock $clock)
    {
        $this->settings = $settings;
        $this->clock = $clock;
    }

    /** May a request be sent now? */
    public function allows()
    {
        return $this->clock->nowSec() >= $this->state()['until'];
    }

    public function succeeded()
    {
        if ($this->state()['failures'] > 0) {
            $this->settings->store('breaker', '');
        }
    }

    public function failed()
    {
        $failures = $this->state()['failures'] + 1;
        $until = 0;
        if ($failures >= self::FAILURES_UNTIL_OPEN) {
            $doublings = min($failures - self::FAILURES_UNTIL_OPEN, 8);
            $pauseSec = min(self::LONGEST_PAUSE_SEC, self::FIRST_PAUSE_SEC * pow(2, $doublings));
            $until = $this->clock->nowSec() + $pauseSec;
        }
        $this->settings->store('breaker', $failures . ' ' . $until);
    }

    /** Seconds until the next attempt; 0 when requests are sent. */
    public function pausedForSec()
    {
        return max(0, $this->state()['until'] - $this->clock->nowSec());
    }

    private function state()
    {
        $parts = explode(' ', $this->settings->value('breaker') . ' 0');
        return array('failures' => (int) $parts[0], 'until' => (int) $parts[1]);
    }
}
