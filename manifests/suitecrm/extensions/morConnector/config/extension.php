<?php

if (!isset($container)) {
    return;
}

$extensions = $container->getParameter('extensions') ?? [];

$extensions['morConnector'] = [
    'remoteEntry' => '../extensions/morConnector/remoteEntry.js',
    'remoteName' => 'morConnector',
    'enabled' => true,
    'extension_name' => 'MOR telephony',
    'extension_uri' => '',
    'description' => 'Calls from the CRM through Kolmisoft MOR',
    'version' => '1.3.0',
    'author' => 'MOR CRM connector',
    'author_uri' => '',
    'license' => 'Apache-2.0',
];

$container->setParameter('extensions', $extensions);
