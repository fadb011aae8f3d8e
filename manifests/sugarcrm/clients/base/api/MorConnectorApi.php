<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}
require_once 'custom/include/MorConnector/MorConnector.php';

/** POST rest/v11_x/MorConnector/<operation>: the page's requests. Sugar has already checked the OAuth token. */
class MorConnectorApi extends SugarApi
{
    public function registerApiRest()
    {
        return array(
            'morConnector' => array(
                'reqType' => 'POST',
                'path' => array('MorConnector', '?'),
                'pathVars' => array('', 'operation'),
                'method' => 'perform',
                'shortHelp' => 'Places and follows telephone calls of the logged-in user',
                'longHelp' => '',
            ),
            'morPair' => array(
                'reqType' => 'POST',
                'path' => array('MorConnector', 'pair'),
                'pathVars' => array('', ''),
                'method' => 'pair',
                'shortHelp' => 'Redeems a connection code; its ticket proves who sends it',
                'longHelp' => '',
                'noLoginRequired' => true,
            ),
        );
    }

    public function pair(ServiceBase $api, array $args)
    {
        return MorConnector::endpoint()->pair($args);
    }

    public function perform(ServiceBase $api, array $args)
    {
        return MorConnector::endpoint()->answer(MorData::text(MorData::pick($args, 'operation')), $args, '');
    }
}
