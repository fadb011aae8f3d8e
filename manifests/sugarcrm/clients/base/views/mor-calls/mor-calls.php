<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

$viewdefs['base']['view']['mor-calls'] = array(
    'dashlets' => array(
        array(
            'label' => 'LBL_MOR_BRD_TITLE',
            'description' => 'LBL_MOR_BRD_DESCRIPTION',
            'config' => array(),
            'preview' => array(),
        ),
    ),
);
