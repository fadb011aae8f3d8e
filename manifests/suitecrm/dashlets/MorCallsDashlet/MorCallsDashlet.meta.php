<?php
$dashletMeta['MorCallsDashlet'] = array(
    'title' => 'LBL_TITLE',
    'description' => 'LBL_DESCRIPTION',
    'category' => 'Tools',
);
