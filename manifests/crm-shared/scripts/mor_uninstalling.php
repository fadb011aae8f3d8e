<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}
// Installed twice, the package has two rows in the Module Loader; the one that goes last finds no files.
if (@include_once 'custom/include/MorConnector/MorLayouts.php') {
    MorLayouts::removeUserFields();
    if (!empty($GLOBALS['mi_remove_tables'])) {
        MorConnector::host()->dropApiClient(MorConnector::settings()->value('client'));
        MorConnector::settings()->forget();
    }
}
