<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** The connector's reply: an HTTP answer, or the reason why there is none. */
class MorReply
{
    /** HTTP status; 0 when no answer came. */
    public $status;
    public $body;
    /** '' or one of: dns, refused, timeout (never connected), unanswered (sent, then silence), tls, blocked, other. */
    public $failure;
    /** The network library's own words. */
    public $detail;

    public function __construct($status, $body, $failure = '', $detail = '')
    {
        $this->status = (int) $status;
        $this->body = (string) $body;
        $this->failure = (string) $failure;
        $this->detail = (string) $detail;
    }
}
