<?php
/*
 * An update keeps the older version's files aside, and uninstalling puts them back: they have to go, too.
 * The installer runs this file inside itself. Folders that a product's package does not have are empty here.
 */
if (isset($this) && method_exists($this, 'uninstall_new_files')) {
    $morFolders = array(
        'custom/include/MorConnector',
        'custom/modules/Administration/views',
        'custom/clients/base/api',
        'custom/clients/base/fields/phone',
    );
    foreach ($morFolders as $morFolder) {
        $this->uninstall_new_files(
            array('from' => $this->base_dir . '/copy/' . $morFolder, 'to' => $morFolder),
            ''
        );
    }
    /*
     * SuiteCRM writes a file for each field that it makes and looks for it under another name when it deletes the field;
     * what stays is half a field definition. The folder holds the names of those files.
     */
    if (!empty($GLOBALS['mi_remove_tables'])) {
        foreach (array('Users', 'Calls') as $morModule) {
            $this->uninstall_new_files(
                array(
                    'from' => $this->base_dir . '/leftovers/' . $morModule,
                    'to' => 'custom/Extension/modules/' . $morModule . '/Ext/Vardefs',
                ),
                ''
            );
        }
    }
}
