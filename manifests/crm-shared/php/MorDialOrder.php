<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/**
 * A call that a Calls record asked for by "dial now". An order that does not arrive is never sent later: a telephone
 * that rings unexpectedly is worse than one that does not ring. The outcome is noted on the record, because a workflow
 * or an interface may have saved it while nobody was at a page. For orders that it has accepted, the connector itself
 * writes the outcome.
 */
class MorDialOrder
{
    const FAILED = 'MOR: the call was not placed, the telephone service cannot be reached at the moment.';
    const REFUSED = 'MOR: the call was not placed:';
    const UNKNOWN = 'MOR: it is not known whether the call was placed. Look into the call history before you call again.';

    /** Failures after which certainly nothing was dialled; after others, the connector may have received the order. */
    const NEVER_SENT = array('dns', 'refused', 'timeout', 'tls', 'blocked');

    const NOBODY_KNOWS = array('connector_unreachable', 'connector_unexpected', 'internal');

    private $host;
    private $bean;

    public function __construct(MorHost $host, $bean)
    {
        $this->host = $host;
        $this->bean = $bean;
    }

    /** Nothing can be sent at the moment. */
    public function notSent($nowSec)
    {
        $this->note('refused', $this->text('LBL_MOR_DIAL_FAILED', self::FAILED), $nowSec);
    }

    /** This user may not call the record that the call relates to. */
    public function notAllowed($nowSec)
    {
        $this->refused(MorProblem::because('record_not_found', 'record_hidden', 'record_hidden_cure'), $nowSec);
    }

    /** What came back for the order. */
    public function answered(MorReply $reply, $nowSec)
    {
        try {
            MorProblem::bodyOf($reply);
        } catch (MorProblem $problem) {
            $this->failed($problem, $reply, $nowSec);
        }
    }

    private function failed(MorProblem $problem, MorReply $reply, $nowSec)
    {
        $code = $problem->problemCode();
        if ($problem->isToldByConnector()) {
            return;
        }
        $isNoConnector = $code === 'connector_unexpected' && $reply->status < 500;
        if ($isNoConnector || in_array($reply->failure, self::NEVER_SENT, true)) {
            $this->notSent($nowSec);
        } elseif (in_array($code, self::NOBODY_KNOWS, true)) {
            $this->note('unknown', $this->text('LBL_MOR_DIAL_UNKNOWN', self::UNKNOWN), $nowSec);
        } else {
            $this->refused($problem, $nowSec);
        }
    }

    private function refused(MorProblem $problem, $nowSec)
    {
        $members = $problem->members($this->host);
        $why = trim($members['detail'] . ' ' . $members['cure']);
        $this->note('refused', $this->text('LBL_MOR_DIAL_REFUSED', self::REFUSED) . ' ' . $why, $nowSec);
    }

    private function note($outcome, $text, $nowSec)
    {
        $before = MorData::text(MorData::property($this->bean, 'description'));
        $line = MorPeriods::written($nowSec, $this->host->timeZone()) . ' ' . $text;
        $description = $before === '' ? $line : $before . "\n" . $line;
        // The CRM may save the same object once more in this request.
        $this->bean->description = $description;
        $this->bean->mor_outcome_c = $outcome;
        $this->host->noteOnCall(MorData::identifier(MorData::property($this->bean, 'id')), $outcome, $description);
        $this->host->tell($text);
    }

    private function text($label, $english)
    {
        $translated = $this->host->label($label);
        return $translated === '' ? $english : $translated;
    }
}
