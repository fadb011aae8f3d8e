<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}
require_once 'custom/include/MorConnector/MorConnector.php';

/** The entry point `morPair`, open to the connector's server: the ticket among the fields proves who sends it. */
class MorPairEntry
{
    public static function run()
    {
        header('Content-Type: application/json; charset=UTF-8');
        header('Cache-Control: no-store');
        header('X-Content-Type-Options: nosniff');
        print MorData::toJson(MorConnector::endpoint()->pair($_POST));
    }
}
