<?php
if (defined('sugarEntry') && sugarEntry) {
    $hook_array['before_save'][] = array(
        95, 'MOR: dial now', 'custom/include/MorConnector/MorHooks.php', 'MorHooks', 'callSaving',
    );
    $hook_array['after_save'][] = array(
        95, 'MOR: dial now', 'custom/include/MorConnector/MorHooks.php', 'MorHooks', 'callSaved',
    );
}
