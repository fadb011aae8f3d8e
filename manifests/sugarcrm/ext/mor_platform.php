<?php
$platforms[] = 'mor_click2call';
