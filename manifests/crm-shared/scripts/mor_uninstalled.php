<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/*
 * An update keeps the older version's files, and uninstalling restores them, so they have to be removed, too.
 * The installer includes this file. Folders that a product's package does not have are empty here.
 */
if (isset($this) && method_exists($this, 'uninstall_new_files')) {
    $morFolders = array(
        'custom/include/MorConnector',
        'custom/modules/Administration/views',
        'custom/clients/base/api',
        'custom/clients/base/fields/phone',
        'custom/clients/base/views/mor-calls',
    );
    foreach ($morFolders as $morFolder) {
        $this->uninstall_new_files(
            array('from' => $this->base_dir . '/copy/' . $morFolder, 'to' => $morFolder),
            ''
        );
    }
    $morLeftovers = array();
    // The class is the installed one, and an interrupted installation may have left an older version of it.
    if (method_exists('MorLayouts', 'isPlain')) {
        foreach (array('editview', 'detailview') as $morView) {
            if (MorLayouts::isPlain($morView)) {
                $morLeftovers[] = array($morView, 'custom/modules/Users/metadata');
            }
        }
    }
    /*
     * Removes the key of the stored secrets, and the files that SuiteCRM writes for the fields that it creates: when it
     * deletes a field, it looks for them under another name and leaves half a definition behind. The folders of
     * `leftovers` list the names of all these files.
     */
    if (!empty($GLOBALS['mi_remove_tables'])) {
        $morLeftovers[] = array('blowfish', 'custom/blowfish');
        foreach (array('Users', 'Calls', 'Contacts', 'Leads', 'Accounts', 'Prospects') as $morModule) {
            $morLeftovers[] = array($morModule, 'custom/Extension/modules/' . $morModule . '/Ext/Vardefs');
        }
    }
    foreach ($morLeftovers as $morLeftover) {
        $this->uninstall_new_files(
            array('from' => $this->base_dir . '/leftovers/' . $morLeftover[0], 'to' => $morLeftover[1]),
            ''
        );
    }
}
