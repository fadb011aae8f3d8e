<?php
if (defined('sugarEntry') && sugarEntry) {
    $hook_array['after_save'][] = array(
        95, 'MOR: number changed', 'custom/include/MorConnector/MorHooks.php', 'MorHooks', 'recordSaved',
    );
}
