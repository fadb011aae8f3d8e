<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** Time and randomness, so that tests can bring their own. */
class MorClock
{
    /** Seconds since 1970. */
    public function nowSec()
    {
        return time();
    }

    /** Monotonic milliseconds. */
    public function elapsedMs()
    {
        return (int) (hrtime(true) / 1000000);
    }

    /** A random UUID, version 4. */
    public function newId()
    {
        $hex = bin2hex(random_bytes(16));
        $variant = dechex((hexdec(substr($hex, 16, 1)) & 0x3) | 0x8);
        return substr($hex, 0, 8) . '-' . substr($hex, 8, 4) . '-4' . substr($hex, 13, 3) . '-'
            . $variant . substr($hex, 17, 3) . '-' . substr($hex, 20, 12);
    }
}
