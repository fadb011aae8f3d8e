<?php

$manifest = array(
    'name' => 'MOR telephony',
    'description' => 'Calls from Sugar through Kolmisoft MOR: click a number, see the call, find it in the history.',
    'version' => '1.0.0',
    'author' => 'MOR CRM connector',
    'type' => 'module',
    'is_uninstallable' => true,
    'published_date' => '2026-11-23',
    'readme' => 'README.txt',
    'key' => 'mor',
    'icon' => '',
    'remove_tables' => 'prompt',
    'built_in_version' => '14.0.0',
    'acceptable_sugar_flavors' => array('PRO', 'ENT', 'ULT'),
    'acceptable_sugar_versions' => array(
        'exact_matches' => array(),
        'regex_matches' => array('^(26|25|14)\\..*$'),
    ),
);

$installdefs = array(
    'id' => 'MorConnector',
    'copy' => array(
        array(
            'from' => '<basepath>/copy/custom/include/MorConnector',
            'to' => 'custom/include/MorConnector',
        ),
        array(
            'from' => '<basepath>/copy/custom/modules/Administration/views',
            'to' => 'custom/modules/Administration/views',
        ),
        array(
            'from' => '<basepath>/copy/custom/clients/base/api',
            'to' => 'custom/clients/base/api',
        ),
        array(
            'from' => '<basepath>/copy/custom/clients/base/fields/phone',
            'to' => 'custom/clients/base/fields/phone',
        ),
    ),
    'platforms' => array(
        array('from' => '<basepath>/ext/mor_platform.php', 'to_module' => 'application'),
    ),
    'jsgroups' => array(
        array('from' => '<basepath>/ext/mor_js_grouping.php', 'to_module' => 'application'),
    ),
    'action_view_map' => array(
        array('from' => '<basepath>/ext/mor_action_view.php', 'to_module' => 'Administration'),
    ),
    'administration' => array(
        array('from' => '<basepath>/ext/mor_admin.php', 'to_module' => 'Administration'),
    ),
    'hookdefs' => array(
        array('from' => '<basepath>/hooks/mor_users.php', 'to_module' => 'Users'),
        array('from' => '<basepath>/hooks/mor_records.php', 'to_module' => 'Contacts'),
        array('from' => '<basepath>/hooks/mor_records.php', 'to_module' => 'Leads'),
        array('from' => '<basepath>/hooks/mor_records.php', 'to_module' => 'Accounts'),
        array('from' => '<basepath>/hooks/mor_records.php', 'to_module' => 'Prospects'),
        array('from' => '<basepath>/hooks/mor_calls.php', 'to_module' => 'Calls'),
    ),
    'language' => array(
        array(
            'from' => '<basepath>/language/application/en_us.php',
            'to_module' => 'application',
            'language' => 'en_us',
        ),
        array(
            'from' => '<basepath>/language/Administration/en_us.php',
            'to_module' => 'Administration',
            'language' => 'en_us',
        ),
        array(
            'from' => '<basepath>/language/Users/en_us.php',
            'to_module' => 'Users',
            'language' => 'en_us',
        ),
        array(
            'from' => '<basepath>/language/Calls/en_us.php',
            'to_module' => 'Calls',
            'language' => 'en_us',
        ),
        array(
            'from' => '<basepath>/language/application/de_DE.php',
            'to_module' => 'application',
            'language' => 'de_DE',
        ),
        array(
            'from' => '<basepath>/language/Administration/de_DE.php',
            'to_module' => 'Administration',
            'language' => 'de_DE',
        ),
        array(
            'from' => '<basepath>/language/Users/de_DE.php',
            'to_module' => 'Users',
            'language' => 'de_DE',
        ),
        array(
            'from' => '<basepath>/language/Calls/de_DE.php',
            'to_module' => 'Calls',
            'language' => 'de_DE',
        ),
        array(
            'from' => '<basepath>/language/application/es_ES.php',
            'to_module' => 'application',
            'language' => 'es_ES',
        ),
        array(
            'from' => '<basepath>/language/Administration/es_ES.php',
            'to_module' => 'Administration',
            'language' => 'es_ES',
        ),
        array(
            'from' => '<basepath>/language/Users/es_ES.php',
            'to_module' => 'Users',
            'language' => 'es_ES',
        ),
        array(
            'from' => '<basepath>/language/Calls/es_ES.php',
            'to_module' => 'Calls',
            'language' => 'es_ES',
        ),
        array(
            'from' => '<basepath>/language/application/ru_RU.php',
            'to_module' => 'application',
            'language' => 'ru_RU',
        ),
        array(
            'from' => '<basepath>/language/Administration/ru_RU.php',
            'to_module' => 'Administration',
            'language' => 'ru_RU',
        ),
        array(
            'from' => '<basepath>/language/Users/ru_RU.php',
            'to_module' => 'Users',
            'language' => 'ru_RU',
        ),
        array(
            'from' => '<basepath>/language/Calls/ru_RU.php',
            'to_module' => 'Calls',
            'language' => 'ru_RU',
        ),
        array(
            'from' => '<basepath>/language/application/lt_LT.php',
            'to_module' => 'application',
            'language' => 'lt_LT',
        ),
        array(
            'from' => '<basepath>/language/Administration/lt_LT.php',
            'to_module' => 'Administration',
            'language' => 'lt_LT',
        ),
        array(
            'from' => '<basepath>/language/Users/lt_LT.php',
            'to_module' => 'Users',
            'language' => 'lt_LT',
        ),
        array(
            'from' => '<basepath>/language/Calls/lt_LT.php',
            'to_module' => 'Calls',
            'language' => 'lt_LT',
        ),
    ),
    'custom_fields' => array(
        array(
            'module' => 'Users',
            'name' => 'mor_username_c',
            'label' => 'LBL_MOR_USERNAME',
            'type' => 'varchar',
            'max_size' => 64,
        ),
        array(
            'module' => 'Users',
            'name' => 'mor_device_c',
            'label' => 'LBL_MOR_DEVICE',
            'type' => 'varchar',
            'max_size' => 64,
        ),
        array(
            'module' => 'Users',
            'name' => 'mor_source_c',
            'label' => 'LBL_MOR_SOURCE',
            'type' => 'varchar',
            'max_size' => 64,
        ),
        array(
            'module' => 'Calls',
            'name' => 'mor_call_id_c',
            'label' => 'LBL_MOR_CALL_ID',
            'type' => 'varchar',
            'max_size' => 64,
        ),
        array(
            'module' => 'Calls',
            'name' => 'mor_talk_seconds_c',
            'label' => 'LBL_MOR_TALK_SECONDS',
            'type' => 'int',
            'max_size' => 11,
        ),
        array(
            'module' => 'Calls',
            'name' => 'mor_outcome_c',
            'label' => 'LBL_MOR_OUTCOME',
            'type' => 'varchar',
            'max_size' => 32,
        ),
        array(
            'module' => 'Calls',
            'name' => 'mor_dial_now_c',
            'label' => 'LBL_MOR_DIAL_NOW',
            'type' => 'bool',
            'default_value' => 0,
        ),
    ),
    'post_execute' => array('<basepath>/scripts/post_install.php'),
    'pre_uninstall' => array('<basepath>/scripts/pre_uninstall.php'),
    'post_uninstall' => array('<basepath>/scripts/post_uninstall.php'),
);
