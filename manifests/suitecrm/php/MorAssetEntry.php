<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}
require_once 'custom/include/MorConnector/MorConnector.php';

/**
 * The entry point `morAsset`: serves the package's scripts if the web server refuses files below custom/.
 * They contain no PHP, so including them prints them.
 */
class MorAssetEntry
{
    public static function run()
    {
        header('Content-Type: text/javascript; charset=UTF-8');
        header('Cache-Control: private, max-age=86400');
        header('X-Content-Type-Options: nosniff');
        switch (MorData::text(MorData::pick($_GET, 'file'))) {
            case 'worker':
                include 'custom/include/MorConnector/js/mor-worker.js';
                return;
            case 'admin':
                include 'custom/include/MorConnector/js/mor-admin.js';
                return;
        }
        include 'custom/include/MorConnector/js/mor-connector.js';
    }
}
