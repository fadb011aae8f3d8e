<?php
require_once 'custom/include/MorConnector/MorLayouts.php';
MorLayouts::addUserFields();
