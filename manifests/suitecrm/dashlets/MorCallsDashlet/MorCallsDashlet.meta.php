<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

$dashletMeta['MorCallsDashlet'] = array(
    'title' => 'LBL_TITLE',
    'description' => 'LBL_DESCRIPTION',
    'category' => 'Tools',
);
