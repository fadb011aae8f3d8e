<?php
if (defined('sugarEntry') && sugarEntry) {
    $entry_point_registry['morCall'] = array('file' => 'custom/include/MorConnector/callEntry.php', 'auth' => true);
    $entry_point_registry['morAsset'] = array('file' => 'custom/include/MorConnector/assetEntry.php', 'auth' => true);
    $entry_point_registry['morRecording'] = array('file' => 'custom/include/MorConnector/recordingEntry.php', 'auth' => true);
    $entry_point_registry['morPair'] = array('file' => 'custom/include/MorConnector/pairEntry.php', 'auth' => false);
}
