<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/**
 * A reason why something did not happen, with the same members as the connector's own problem answers. The package's
 * own reasons are names of labels, so they appear in the user's language.
 */
class MorProblem extends Exception
{
    private $problemCode;
    private $cure = '';
    private $call = null;
    private $reasonName = '';
    private $cureName = '';
    private $values = array();

    private function __construct($problemCode, $detail)
    {
        parent::__construct($detail);
        $this->problemCode = $problemCode;
    }

    /**
     * A reason of the package itself.
     *
     * @param string $reason name of its text
     * @param string $cure name of the text that says what to do, or ''
     * @param array $values values for the texts' {placeholders}
     */
    public static function because($problemCode, $reason, $cure = '', array $values = array())
    {
        $problem = new MorProblem($problemCode, MorTexts::english($reason, $values));
        $problem->reasonName = $reason;
        $problem->cureName = $cure;
        $problem->values = $values;
        return $problem;
    }

    public function problemCode()
    {
        return $this->problemCode;
    }

    /** Will the connector itself note this on the record that ordered the call? */
    public function isToldByConnector()
    {
        return MorData::pick(MorData::pick($this->call, 'activity', null), 'state') === 'pending';
    }

    /** In the language of the user. */
    public function members(MorHost $host)
    {
        $reason = $this->reasonName === '' ? '' : MorTexts::why($host, $this->reasonName, $this->values);
        $cure = $this->cureName === '' ? '' : MorTexts::why($host, $this->cureName, $this->values);
        $members = array(
            'code' => $this->problemCode,
            'detail' => $reason === '' ? $this->getMessage() : $reason,
            'cure' => $cure === '' ? $this->cure : $cure,
        );
        return is_array($this->call) ? array_merge($members, array('call' => $this->call)) : $members;
    }

    /** The body of a successful answer; otherwise throws the connector's or the network's reason. */
    public static function bodyOf(MorReply $reply)
    {
        $body = MorData::fromJson($reply->body);
        if ($reply->status >= 200 && $reply->status < 300) {
            return $body;
        }
        if ($reply->status === 0) {
            throw self::ofFailure($reply);
        }
        if (MorData::text(MorData::pick($body, 'code')) === '') {
            $values = array('status' => $reply->status);
            throw self::because('connector_unexpected', 'unexpected', 'unexpected_cure', $values);
        }
        throw self::ofConnector($body);
    }

    /** The connector gives its reasons in English; for the frequent ones, the package has a cure in every language. */
    public static function ofConnector(array $body)
    {
        $code = MorData::text(MorData::pick($body, 'code'));
        $problem = new MorProblem($code, MorData::text(MorData::pick($body, 'detail')));
        $problem->cure = MorData::text(MorData::pick($body, 'cure'));
        $ofRule = $code . '_' . MorData::text(MorData::pick($body, 'rule')) . '_cure';
        $problem->cureName = MorTexts::english($ofRule) === '' ? $code . '_cure' : $ofRule;
        $problem->call = MorData::pick($body, 'call', null);
        return $problem;
    }

    private static function ofFailure(MorReply $reply)
    {
        $cure = 'unreachable_' . $reply->failure . '_cure';
        return self::because(
            'connector_unreachable',
            $reply->detail === '' ? 'unreachable' : 'unreachable_because',
            MorTexts::english($cure) === '' ? 'unreachable_other_cure' : $cure,
            array('detail' => $reply->detail)
        );
    }
}
