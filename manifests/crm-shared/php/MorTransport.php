<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** Sends one HTTP request. Each product has its own way that its package scanner accepts. */
interface MorTransport
{
    /**
     * @param array $headers name => value
     * @param int $timeoutMs for everything: name lookup, connecting, answer
     * @return MorReply never throws
     */
    public function send($method, $url, array $headers, $body, $timeoutMs);
}
