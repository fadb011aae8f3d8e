<?php
if (defined('sugarEntry') && sugarEntry) {
    $admin_option_defs = array();
    $admin_option_defs['Administration']['mor_connector'] = array(
        'Administration',
        'LBL_MOR_ADMIN_TITLE',
        'LBL_MOR_ADMIN_DESCRIPTION',
        './index.php?module=Administration&action=morconnector',
        'system-settings',
    );
    $admin_group_header[] = array(
        'LBL_MOR_ADMIN_GROUP', '', false, $admin_option_defs, 'LBL_MOR_ADMIN_GROUP_DESCRIPTION',
    );
}
