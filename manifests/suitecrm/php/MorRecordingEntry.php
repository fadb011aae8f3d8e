<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}
require_once 'custom/include/MorConnector/MorConnector.php';

/**
 * The entry point `morRecording`, to which calls link: sends the user who is logged in to the connector's player, with a
 * ticket that is good once, for a minute. The address of the link itself opens nothing to anybody else.
 */
class MorRecordingEntry
{
    public static function run()
    {
        $answer = MorConnector::endpoint()->answer('recording', array('call' => MorData::pick($_GET, 'call')), '');
        header('Cache-Control: no-store');
        header('Referrer-Policy: no-referrer');
        if ($answer['ok']) {
            header('Location: ' . $answer['url'], true, 303);
            return;
        }
        header('Content-Type: text/html; charset=UTF-8');
        header('X-Content-Type-Options: nosniff');
        print self::page(MorConnector::host(), $answer['problem']);
    }

    /** Why there is nothing to hear, in the words of the call cards. */
    private static function page(MorHost $host, array $problem)
    {
        $known = MorTexts::titleOf($host, $problem['code']);
        $title = self::text($known === '' ? $problem['detail'] : $known);
        return '<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            . '<title>' . $title . '</title></head><body style="font:16px/1.5 sans-serif;margin:3rem">'
            . '<h1 style="font-size:1.2rem">' . $title . '</h1><p>' . self::text($problem['cure']) . '</p></body></html>';
    }

    private static function text($text)
    {
        return htmlspecialchars($text, ENT_QUOTES, 'UTF-8');
    }
}
