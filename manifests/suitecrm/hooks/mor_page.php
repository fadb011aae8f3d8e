<?php
$hook_array['after_ui_frame'][] = array(
    95, 'MOR: script', 'custom/include/MorConnector/MorPage.php', 'MorPage', 'addScript',
);
