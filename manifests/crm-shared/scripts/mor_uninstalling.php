<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}
require_once 'custom/include/MorConnector/MorLayouts.php';
MorLayouts::removeUserFields();
if (!empty($GLOBALS['mi_remove_tables'])) {
    MorConnector::settings()->forget();
}
