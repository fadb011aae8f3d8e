<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** When today and this week begin for a user, as the CRM stores times (UTC, `Y-m-d H:i:s`). */
class MorPeriods
{
    const STORED = 'Y-m-d H:i:s';
    const LOOK_BACK_DAYS = 30;

    public $today;
    public $week;
    public $now;
    /** How far back missed and overdue calls are looked for. */
    public $past;

    /**
     * @param string $zone the user's time zone; one that PHP does not know counts as UTC
     * @param int $firstDay first day of the week, 0 is Sunday
     */
    public function __construct($nowSec, $zone, $firstDay)
    {
        $now = new DateTime('@' . $nowSec);
        $now->setTimezone(self::zone($zone));
        $today = clone $now;
        $today->setTime(0, 0, 0);
        $week = clone $today;
        $week->modify('-' . (((int) $today->format('w') - $firstDay + 7) % 7) . ' days');
        $past = clone $today;
        $past->modify('-' . self::LOOK_BACK_DAYS . ' days');
        $this->now = self::stored($now);
        $this->today = self::stored($today);
        $this->week = self::stored($week);
        $this->past = self::stored($past);
    }

    /** A moment for use in a text, in this zone and with its name: `2026-11-28 15:05 EET`. */
    public static function written($atSec, $zone)
    {
        $time = new DateTime('@' . $atSec);

        return $time->setTimezone(self::zone($zone))->format('Y-m-d H:i T');
    }

    private static function zone($name)
    {
        try {
            return new DateTimeZone($name === '' ? 'UTC' : $name);
        } catch (\Throwable $unknown) {
            return new DateTimeZone('UTC');
        }
    }

    private static function stored(DateTime $time)
    {
        $utc = clone $time;
        $utc->setTimezone(new DateTimeZone('UTC'));
        return $utc->format(self::STORED);
    }
}
