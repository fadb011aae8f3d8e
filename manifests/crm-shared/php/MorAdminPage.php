<?php
/** The frame of the administration page; the script fills it. */
class MorAdminPage
{
    const VERSION = '1.0.0';

    /** @param string $door how the script reaches the CRM: `entryPoint` or `sugar` */
    public static function html(MorHost $host, $door)
    {
        if (!$host->isAdmin()) {
            return '<p>Only administrators may see this page.</p>';
        }
        $source = 'custom/include/MorConnector/js/mor-admin.js?v=' . self::VERSION;
        return '<div id="mor-admin" data-door="' . htmlspecialchars($door, ENT_QUOTES) . '"></div>'
            . '<noscript>JavaScript is needed on this page.</noscript>'
            . '<script src="' . htmlspecialchars($source, ENT_QUOTES) . '" defer></script>';
    }
}
