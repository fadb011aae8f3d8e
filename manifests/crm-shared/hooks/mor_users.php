<?php
if (defined('sugarEntry') && sugarEntry) {
    $hook_array['before_save'][] = array(
        95, 'MOR: protect the mapping', 'custom/include/MorConnector/MorHooks.php', 'MorHooks', 'userSaving',
    );
    $hook_array['after_save'][] = array(
        95, 'MOR: mapping changed', 'custom/include/MorConnector/MorHooks.php', 'MorHooks', 'userSaved',
    );
}
