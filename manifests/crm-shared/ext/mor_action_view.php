<?php
$action_view_map['morconnector'] = 'morconnector';
