<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}
require_once 'include/MVC/View/SugarView.php';
require_once 'custom/include/MorConnector/MorConnector.php';
require_once 'custom/include/MorConnector/MorAdminPage.php';

/** Administration, MOR telephony. */
class AdministrationViewMorconnector extends SugarView
{
    public function display()
    {
        print MorAdminPage::html(MorConnector::host(), 'entryPoint', 'index.php?entryPoint=morAsset&file=admin');
    }
}
