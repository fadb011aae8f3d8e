<?php
require_once 'custom/include/MorConnector/MorAssetEntry.php';
MorAssetEntry::run();
