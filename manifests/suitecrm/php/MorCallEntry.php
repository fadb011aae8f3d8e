<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}
require_once 'custom/include/MorConnector/MorConnector.php';

/** The entry point `morCall`: answers the page's requests as JSON. */
class MorCallEntry
{
    public static function run()
    {
        $config = $GLOBALS['sugar_config'];
        $token = MorSession::token(
            session_id(),
            MorConnector::host()->userId(),
            MorData::text(MorData::pick($config, 'unique_key'))
        );
        $operation = MorData::text(MorData::pick($_POST, 'mor_op'));
        $given = MorData::text(MorData::pick($_POST, 'mor_token'));
        $refusal = MorSession::refusal($_SERVER, $operation, $given, $token, MorData::text(MorData::pick($config, 'site_url')));
        if ($refusal === '') {
            $answer = MorConnector::endpoint()->answer($operation, self::input(), $token);
        } else {
            $answer = array('ok' => false, 'problem' => array(
                'code' => 'session_token',
                'detail' => $refusal,
                'cure' => 'Reload the page and try again.',
            ));
        }
        header('Content-Type: application/json; charset=UTF-8');
        header('Cache-Control: no-store');
        header('X-Content-Type-Options: nosniff');
        print MorData::toJson($answer);
    }

    /** The page sends its data as base64url of JSON, because the CRM rewrites quotes and tags in form fields. */
    private static function input()
    {
        $packed = MorData::text(MorData::pick($_POST, 'mor_data'));
        return MorData::fromJson((string) base64_decode(strtr($packed, '-_', '+/')));
    }
}
