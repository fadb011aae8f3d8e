<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** What the shared code needs from the CRM it runs in; SuiteCRM and Sugar each bring their own class. */
interface MorHost
{
    /** @return MorTransport */
    public function transport();

    /** Id of the user who is logged in; '' when nobody is. */
    public function userId();

    public function isAdmin();

    /** The module's canonical name for any spelling (`contacts`, `aos-quotes`); '' if there is no such module. */
    public function moduleName($spelling);

    /** The record if it exists, is not deleted and this user may see it; otherwise null. */
    public function visibleRecord($module, $recordId);

    /** @return string[] ids of the user's roles */
    public function roleIds($userId);

    /** @return array[] every role as array('id' =>, 'name' =>) */
    public function allRoles();

    /** Lets the user's other requests go on while this one waits for the connector. */
    public function releaseSession();

    /** A label in the user's language; '' when the CRM has none. */
    public function label($name);

    /** The label of a dropdown's value in the user's language; the value itself where the dropdown has none. */
    public function choice($list, $value);

    /** The user's language as the CRM names it, such as `de_DE`. */
    public function language();

    /** Are most pages made by a front end that loads our script as an extension (SuiteCRM 8)? */
    public function hasFrontEnd();

    /** A line in the CRM's own log. Never a secret. */
    public function log($text);

    /** Shows the user a message on the next page, if the CRM can do that. */
    public function tell($text);

    /** Saves outcome and description of a Calls record that is already stored; sends no invitations again. */
    public function noteOnCall($callId, $outcome, $description);

    /** Remembers for this user's next pages that a call was asked for without a click. */
    public function rememberDial();

    /** Sends the answer to the browser now, if the server can continue working afterwards. False: it cannot. */
    public function finishAnswer();

    /** True when `finishAnswer` will work at the end of this request. */
    public function canFinishAnswer();

    /** The CRM's database, as its own classes use it. */
    public function database();

    /** The user's time zone, such as `Europe/Vilnius`; '' when it is not known. */
    public function timeZone();

    /** First day of the user's week; 0 is Sunday. */
    public function firstDayOfWeek();

    /** A stored time (UTC, `Y-m-d H:i:s`) in this user's format and time zone. */
    public function shownTime($stored);

    public function nameOfUser($userId);

    /** Address of the page of a Calls record, from any page of the CRM. */
    public function callAddress($callId);

    /** This CRM for a connector: `type`, `url` as people open it, `version` where there are two, `pair` to redeem codes at. */
    public function site();

    /** The folder where the key pair of the CRM's API is missing or cannot be read; '' where the API works without one. */
    public function folderWithoutKeys();

    /** Makes a login to the CRM's API that acts as this user: `id` and `secret`; empty where the CRM has none to make. */
    public function apiClient($userId);

    /** Takes back a login that `apiClient` made; '' and one that is gone change nothing. */
    public function dropApiClient($clientId);
}
