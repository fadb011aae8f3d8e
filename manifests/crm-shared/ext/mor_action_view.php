<?php
if (defined('sugarEntry') && sugarEntry) {
    $action_view_map['morconnector'] = 'morconnector';
}
