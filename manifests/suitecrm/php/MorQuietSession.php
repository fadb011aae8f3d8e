<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/**
 * A visitor who calls an entry point without being logged in gets a new session and its cookie before any code of a
 * package runs (SugarApplication::startSession, then loadUser redirects). In SuiteCRM 8 that cookie replaces the session
 * to which the token of the front end's login page belongs, and the login is refused. So our entry points never send a
 * cookie to a visitor who is not logged in.
 */
class MorQuietSession
{
    const OWN = array('morCall', 'morAsset', 'morRecording');

    /** The hook after_session_start. */
    public function begun()
    {
        $entryPoint = isset($_REQUEST['entryPoint']) ? $_REQUEST['entryPoint'] : '';
        if (in_array($entryPoint, self::OWN, true) && empty($_SESSION['authenticated_user_id'])) {
            header_remove('Set-Cookie');
        }
    }
}
