<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** Sends one HTTP request. Each product's package scanner accepts a different way. */
interface MorTransport
{
    /**
     * @param array $headers name => value
     * @param int $timeoutMs for everything: name lookup, connecting, answer
     * @return MorReply never throws
     */
    public function send($method, $url, array $headers, $body, $timeoutMs);
}
