<?php
if (defined('sugarEntry') && sugarEntry) {
    $hook_array['after_session_start'][] = array(
        95, 'MOR: no cookie for strangers', 'custom/include/MorConnector/MorQuietSession.php', 'MorQuietSession', 'begun',
    );
    $hook_array['after_ui_frame'][] = array(
        95, 'MOR: script', 'custom/include/MorConnector/MorPage.php', 'MorPage', 'addScript',
    );
}
