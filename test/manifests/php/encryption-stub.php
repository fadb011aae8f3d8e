<?php
function blowfishGetKey($type) { return 'key-of-' . $type; }
function blowfishEncode($key, $data) { return base64_encode(strrev($key . '|' . $data) . "\0\0"); }
function blowfishDecode($key, $encoded) { return substr(strrev(trim(base64_decode($encoded))), strlen($key) + 1); }
