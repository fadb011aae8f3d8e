<?php
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
