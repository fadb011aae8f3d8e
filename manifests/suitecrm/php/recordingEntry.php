<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}
require_once 'custom/include/MorConnector/MorRecordingEntry.php';
MorRecordingEntry::run();
