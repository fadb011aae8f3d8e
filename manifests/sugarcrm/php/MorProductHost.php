<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}
require_once 'custom/include/MorConnector/MorSugarTransport.php';

/** Sugar's host for the shared code. */
class MorProductHost extends MorBaseHost
{
    private $strings = null;
    private $lists = null;

    public function transport()
    {
        return new MorSugarTransport();
    }

    public function isAdmin()
    {
        return is_object($this->user()) && $this->user()->isAdmin();
    }

    /** The REST interface does not load the labels that pages of the old interface have. */
    public function label($name)
    {
        if ($this->strings === null) {
            $this->strings = return_application_language(MorData::pick($GLOBALS, 'current_language', 'en_us'));
        }
        return MorData::text(MorData::pick($this->strings, $name));
    }

    /** Nor the dropdowns. */
    protected function lists()
    {
        if ($this->lists === null) {
            $this->lists = return_app_list_strings_language(MorData::pick($GLOBALS, 'current_language', 'en_us'));
        }
        return $this->lists;
    }

    /** Sugar's interface is not rendered by the server: there is no next page to put a message on. */
    public function tell($text)
    {
        $this->log($text);
    }

    /** The Sidecar script notices saved calls itself. */
    public function rememberDial()
    {
    }

    public function callAddress($callId)
    {
        return '#Calls/' . rawurlencode($callId);
    }

    public function site()
    {
        $url = rtrim(MorData::text(MorData::pick($GLOBALS['sugar_config'], 'site_url')), '/');
        return array('type' => 'sugarcrm', 'url' => $url, 'pair' => $url . '/rest/v11/MorConnector/pair');
    }

    public function folderWithoutKeys()
    {
        return '';
    }

    /** Sugar's own OAuth key exists everywhere; the connector's user has a password that only people know. */
    public function apiClient($userId)
    {
        return array();
    }

    public function dropApiClient($clientId)
    {
    }

    protected function load($module, $recordId)
    {
        return BeanFactory::retrieveBean($module, $recordId);
    }
}
