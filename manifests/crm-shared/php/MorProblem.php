<?php
/** A reason why something did not happen, with the same members as the connector's own problem answers. */
class MorProblem extends Exception
{
    private $problemCode;
    private $cure;
    private $call;

    /** @param array|null $call the call that was refused, where the connector has kept one */
    public function __construct($problemCode, $detail, $cure = '', $call = null)
    {
        parent::__construct($detail);
        $this->call = $call;
        $this->problemCode = $problemCode;
        $this->cure = $cure;
    }

    public function problemCode()
    {
        return $this->problemCode;
    }

    public function members()
    {
        $members = array('code' => $this->problemCode, 'detail' => $this->getMessage(), 'cure' => $this->cure);
        return is_array($this->call) ? array_merge($members, array('call' => $this->call)) : $members;
    }

    /** The body of a good answer; throws what the connector or the network said otherwise. */
    public static function bodyOf(MorReply $reply)
    {
        $body = MorData::fromJson($reply->body);
        if ($reply->status >= 200 && $reply->status < 300) {
            return $body;
        }
        if ($reply->status === 0) {
            throw self::ofFailure($reply);
        }
        $code = MorData::text(MorData::pick($body, 'code'));
        if ($code === '') {
            throw new MorProblem(
                'connector_unexpected',
                'The address of the connector answered with HTTP ' . $reply->status . ', not as a connector does.',
                'Check the connector address: it may belong to another service or lack a path.'
            );
        }
        throw new MorProblem(
            $code,
            MorData::text(MorData::pick($body, 'detail')),
            MorData::text(MorData::pick($body, 'cure')),
            MorData::pick($body, 'call', null)
        );
    }

    private static function ofFailure(MorReply $reply)
    {
        $cures = array(
            'dns' => 'The name in the connector address is not known to this server: check the spelling and DNS.',
            'refused' => 'Nothing listens at the connector address: check that the connector runs, its port and the firewall.',
            'timeout' => 'The connector did not answer in time: check that it runs and that no firewall drops the packets.',
            'unanswered' => 'The connector took the request but did not answer in time: see its own log and check.',
            'tls' => 'The connection is not trusted: check the certificate of the connector address.',
            'blocked' => 'This CRM does not allow requests to that address: use a public name with TLS.',
        );
        return new MorProblem(
            'connector_unreachable',
            'The connector could not be reached' . ($reply->detail === '' ? '.' : ' (' . $reply->detail . ').'),
            MorData::pick($cures, $reply->failure, 'Check the connector address and that the connector runs.')
        );
    }
}
