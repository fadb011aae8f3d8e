<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}
require_once 'include/Dashlets/Dashlet.php';
require_once 'custom/include/MorConnector/MorConnector.php';

/** The user's calls on the home page. */
class MorCallsDashlet extends Dashlet
{
    public $isConfigurable = false;
    public $isRefreshable = true;

    public function __construct($id, $options = array())
    {
        $this->loadLanguage('MorCallsDashlet');
        parent::__construct($id);
        $this->title = MorData::text(MorData::pick($this->dashletStrings, 'LBL_TITLE'));
    }

    public function display($text = '')
    {
        try {
            $board = new MorBoard(MorConnector::host());
            $html = $board->html(time());
        } catch (\Throwable $error) {
            // The other dashlets of the page must not fail with this one.
            MorConnector::host()->log('MOR dashlet: ' . $error->getMessage());
            $html = htmlspecialchars(MorTexts::why(MorConnector::host(), 'crm_error'), ENT_QUOTES);
        }
        return parent::display($text) . $html;
    }
}
