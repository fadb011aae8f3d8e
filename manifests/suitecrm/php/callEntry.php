<?php
require_once 'custom/include/MorConnector/MorCallEntry.php';
MorCallEntry::run();
