<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}
require_once 'custom/include/MorConnector/MorCurlTransport.php';

/** SuiteCRM's host for the shared code. */
class MorProductHost extends MorBaseHost
{
    const FOLLOW_SEC = 120;

    public function transport()
    {
        return new MorCurlTransport();
    }

    public function isAdmin()
    {
        return is_object($this->user()) && is_admin($this->user());
    }

    public function hasFrontEnd()
    {
        $suitecrm_version = '';
        include 'suitecrm_version.php';
        return (int) $suitecrm_version >= 8;
    }

    public function tell($text)
    {
        if ($text !== '' && method_exists('SugarApplication', 'appendErrorMessage')) {
            // SuiteCRM does not escape messages, and ours contain names and numbers from records.
            SugarApplication::appendErrorMessage(htmlspecialchars($text, ENT_QUOTES, 'UTF-8'));
        }
    }

    public function rememberDial()
    {
        $_SESSION['mor_follow_until'] = time() + self::FOLLOW_SEC;
    }

    /** True shortly after a call was asked for without a click, so that the next page shows it. */
    public function shallFollow()
    {
        return (int) MorData::pick(isset($_SESSION) ? $_SESSION : array(), 'mor_follow_until', 0) > time();
    }

    public function callAddress($callId)
    {
        return 'index.php?module=Calls&action=DetailView&record=' . rawurlencode($callId);
    }

    protected function load($module, $recordId)
    {
        return BeanFactory::getBean($module, $recordId);
    }
}
