<?php
if (defined('sugarEntry') && sugarEntry) {
    $hook_array['before_save'][] = array(
        95, 'MOR: digits of the numbers', 'custom/include/MorConnector/MorHooks.php', 'MorHooks', 'recordSaving',
    );
    $hook_array['after_save'][] = array(
        95, 'MOR: number changed', 'custom/include/MorConnector/MorHooks.php', 'MorHooks', 'recordSaved',
    );
}
