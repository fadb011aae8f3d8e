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

    public function site()
    {
        $isNew = $this->hasFrontEnd();
        $url = preg_replace('#/legacy$#', '', rtrim(MorData::text(MorData::pick($GLOBALS['sugar_config'], 'site_url')), '/'));
        return array(
            'type' => 'suitecrm',
            'url' => $url,
            'version' => $isNew ? 8 : 7,
            'pair' => $url . ($isNew ? '/legacy' : '') . '/index.php?entryPoint=morPair',
        );
    }

    /** SuiteCRM's installation makes no key pair, and without one every login at its API is an HTTP 500 with no reason. */
    public function folderWithoutKeys()
    {
        $folder = getcwd() . '/Api/V8/OAuth2';
        $hasBoth = openssl_pkey_get_private('file://' . $folder . '/private.key') !== false
            && openssl_pkey_get_public('file://' . $folder . '/public.key') !== false;
        return $hasBoth ? '' : $folder;
    }

    /** The client's bean reads how long its tokens are good from the request; without that it is a minute. */
    public function apiClient($userId)
    {
        $secret = bin2hex(random_bytes(32));
        $GLOBALS['current_user'] = $this->load('Users', $userId);
        $_REQUEST['duration_amount'] = 1;
        $_REQUEST['duration_unit'] = 'hour';
        $client = BeanFactory::newBean('OAuth2Clients');
        $client->name = 'MOR CRM connector';
        $client->secret = hash('sha256', $secret);
        $client->is_confidential = 1;
        $client->allowed_grant_type = 'client_credentials';
        $client->assigned_user_id = $userId;
        $client->save();
        return array('id' => $client->id, 'secret' => $secret);
    }

    public function dropApiClient($clientId)
    {
        $client = $clientId === '' ? null : $this->load('OAuth2Clients', $clientId);
        if ($client && !empty($client->id)) {
            $client->mark_deleted($client->id);
        }
    }

    protected function load($module, $recordId)
    {
        return BeanFactory::getBean($module, $recordId);
    }
}
