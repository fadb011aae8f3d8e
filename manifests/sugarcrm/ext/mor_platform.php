<?php
if (defined('sugarEntry') && sugarEntry) {
    $platforms[] = 'mor_click2call';
}
