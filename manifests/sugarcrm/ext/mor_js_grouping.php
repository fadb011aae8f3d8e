<?php
if (defined('sugarEntry') && sugarEntry) {
    foreach ($js_groupings as &$morGrouping) {
        foreach ($morGrouping as $morTarget) {
            if ($morTarget === 'include/javascript/sugar_grp7.min.js') {
                $morGrouping = array_merge($morGrouping, array(
                    'custom/include/MorConnector/js/mor-connector.js' => 'include/javascript/sugar_grp7.min.js',
                ));
            }
            break;
        }
    }
    unset($morGrouping);
}
