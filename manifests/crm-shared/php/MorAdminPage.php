<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** The frame of the administration page; the script fills it. */
class MorAdminPage
{
    /**
     * @param string $door how the script reaches the CRM: `entryPoint` or `sugar`
     * @param string $fallback another address of the script, in case the web server refuses files below custom/
     */
    public static function html(MorHost $host, $door, $fallback = '')
    {
        if (!$host->isAdmin()) {
            return '<p>' . self::text($host, 'only_administrators') . '</p>';
        }
        $source = 'custom/include/MorConnector/js/mor-admin.js?v=' . MorConnector::VERSION;
        $instead = $fallback === '' ? '' : ' onerror="' . htmlspecialchars(self::loading($fallback), ENT_QUOTES) . '"';
        $frontEnd = $host->hasFrontEnd() ? MorConnector::VERSION : '';
        return '<div id="mor-admin" data-door="' . htmlspecialchars($door, ENT_QUOTES) . '" data-front-end="' . $frontEnd . '"></div>'
            . '<noscript>' . self::text($host, 'script_needed') . '</noscript>'
            . '<script src="' . htmlspecialchars($source, ENT_QUOTES) . '" defer' . $instead . '></script>';
    }

    private static function text(MorHost $host, $name)
    {
        return htmlspecialchars(MorTexts::why($host, $name), ENT_QUOTES);
    }

    private static function loading($address)
    {
        return "var s=document.createElement('script');s.src='" . $address . '&v=' . MorConnector::VERSION
            . "';document.body.appendChild(s)";
    }
}
