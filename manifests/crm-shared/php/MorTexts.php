<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** The labels that pages need, in the user's language. The lists of names are written by the build. */
class MorTexts
{
    /** @return array name => text, for the call cards */
    public static function forBrowser(MorHost $host)
    {
        return self::translated($host, 'LBL_MOR_UI_', MorTextNames::BROWSER);
    }

    /** @return array name => text, for the administration page */
    public static function forAdmin(MorHost $host)
    {
        return self::translated($host, 'LBL_MOR_ADM_', MorTextNames::ADMIN);
    }

    /**
     * A reason or a cure in the user's language, or in English if the CRM has no label for it; '' if there is no such
     * text.
     */
    public static function why(MorHost $host, $name, array $values = array())
    {
        $text = $host->label('LBL_MOR_WHY_' . strtoupper($name));
        return self::filled($text === '' ? MorData::pick(MorTextNames::WHY, $name) : $text, $values);
    }

    /** The same in English, for logs. */
    public static function english($name, array $values = array())
    {
        return self::filled(MorData::pick(MorTextNames::WHY, $name), $values);
    }

    /** A text of the dashlet, in English if the CRM has no label for it; '' if there is no such text. */
    public static function board(MorHost $host, $name)
    {
        $text = $host->label('LBL_MOR_BRD_' . strtoupper($name));
        return $text === '' ? MorData::text(MorData::pick(MorTextNames::BOARD, $name)) : $text;
    }

    /** 75 seconds as `1m 15s` in the user's language, like the cards; with units, because 1:15 reads like a time of day. */
    public static function duration(MorHost $host, $seconds)
    {
        $counts = array(
            'hour' => intdiv($seconds, 3600), 'minute' => intdiv($seconds, 60) % 60, 'second' => $seconds % 60,
        );
        $texts = array();
        foreach ($counts as $unit => $count) {
            if ($count > 0 || $unit === 'second' || $texts !== array()) {
                $texts[] = str_replace('{n}', (string) $count, self::board($host, 'unit_' . $unit));
            }
        }
        return implode(' ', $texts);
    }

    /** The call cards' text for a problem code; '' if the CRM has no label for it. */
    public static function titleOf(MorHost $host, $problemCode)
    {
        return $host->label('LBL_MOR_UI_P_' . strtoupper($problemCode));
    }

    private static function filled($text, array $values)
    {
        foreach ($values as $name => $value) {
            $text = str_replace('{' . $name . '}', (string) $value, $text);
        }
        return $text;
    }

    private static function translated(MorHost $host, $prefix, array $names)
    {
        $texts = array();
        foreach ($names as $name) {
            $text = $host->label($prefix . strtoupper($name));
            if ($text !== '') {
                $texts = array_merge($texts, array($name => $text));
            }
        }
        return $texts;
    }
}
