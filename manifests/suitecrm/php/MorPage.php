<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}
require_once 'custom/include/MorConnector/MorConnector.php';

/**
 * The hook after_ui_frame: loads the script into pages. It also runs for answers that are not pages (inline edit, info
 * bubbles, redirects, the AJAX view), and a single byte printed there breaks them.
 */
class MorPage
{
    const SCRIPT = 'custom/include/MorConnector/js/mor-connector.js';

    /** Request parameters of answers that are not full pages. */
    const NOT_A_PAGE = array('to_pdf', 'to_csv', 'sugar_body_only', 'entryPoint', 'ajax_load', 'print', 'inline');

    const NOT_THESE_ACTIONS = array(
        'login', 'logout', 'authenticate', 'save', 'delete', 'massupdate', 'modulelistmenu', 'savehtmlfield',
    );

    public function addScript()
    {
        try {
            if (self::isPage() && MorConnector::settings()->isComplete()) {
                print self::tag();
            }
        } catch (\Throwable $error) {
            MorConnector::host()->log('MOR page: ' . $error->getMessage());
        }
    }

    private static function isPage()
    {
        foreach (self::NOT_A_PAGE as $name) {
            if (MorData::pick($_REQUEST, $name) !== '') {
                return false;
            }
        }
        if (MorData::pick($_SERVER, 'HTTP_X_REQUESTED_WITH') !== '' || MorConnector::host()->userId() === '') {
            return false;
        }
        if (in_array(strtolower(MorData::text(MorData::pick($_REQUEST, 'action'))), self::NOT_THESE_ACTIONS, true)) {
            return false;
        }
        return MorData::pick($_REQUEST, 'module') !== 'ModuleBuilder' && self::answerIsHtml();
    }

    private static function answerIsHtml()
    {
        foreach (headers_list() as $header) {
            if (preg_match('#^(location:|content-type:(?!\s*text/html))#i', $header) === 1) {
                return false;
            }
        }
        return true;
    }

    private static function tag()
    {
        $host = MorConnector::host();
        $source = htmlspecialchars(self::SCRIPT . '?v=' . MorConnector::VERSION, ENT_QUOTES);
        $fallback = 'index.php?entryPoint=morAsset&file=script&v=' . MorConnector::VERSION;
        return "\n" . '<script id="mor-connector-script" defer src="' . $source . '" data-user="'
            . htmlspecialchars($host->userId(), ENT_QUOTES) . '" data-follow="' . ($host->shallFollow() ? '1' : '')
            . '" data-admin="' . ($host->isAdmin() ? '1' : '0')
            . '" onerror="var s=document.createElement(\'script\');s.id=\'mor-connector-fallback\';'
            . 's.dataset.user=this.dataset.user;s.dataset.follow=this.dataset.follow;s.dataset.admin=this.dataset.admin;s.src=\''
            . htmlspecialchars($fallback, ENT_QUOTES) . '\';document.body.appendChild(s)"></script>' . "\n";
    }
}
