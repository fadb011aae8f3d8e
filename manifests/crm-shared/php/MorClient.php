<?php
if (!defined('sugarEntry') || !sugarEntry) {
    return;
}

/** The part of the connector's HTTP interface that a CRM needs. Every request is signed; the key identifies the CRM. */
class MorClient
{
    /** A click may take as long as the telephone system takes to answer. */
    const CALL_TIMEOUT_MS = 15000;
    const ASK_TIMEOUT_MS = 5000;
    const EVENT_TIMEOUT_MS = 1000;

    private $settings;
    private $transport;
    private $clock;

    public function __construct(MorSettings $settings, MorTransport $transport, MorClock $clock)
    {
        $this->settings = $settings;
        $this->transport = $transport;
        $this->clock = $clock;
    }

    /** Places a call. The key makes a repeat harmless: the same key is the same call. */
    public function call(array $request, $key)
    {
        return $this->send('POST', '/v1/calls', $request, $key, self::CALL_TIMEOUT_MS);
    }

    /** A token with which the user's browser may follow that user's calls for a few minutes. */
    public function token($user)
    {
        return $this->ask('POST', '/v1/tokens', array('user' => $user));
    }

    public function readCall($callId)
    {
        return $this->ask('GET', '/v1/calls/' . rawurlencode($callId), null);
    }

    /** The user's newest calls. */
    public function recentCalls($user)
    {
        return $this->ask('GET', '/v1/calls?' . $this->query(array('user' => $user, 'limit' => '10')), null);
    }

    public function note($callId, array $changes)
    {
        return $this->ask('PATCH', '/v1/calls/' . rawurlencode($callId), $changes);
    }

    /** An address at which this user can listen to a call once, within a minute. */
    public function recordingTicket($callId, $user, $language)
    {
        $listener = array('user' => $user);
        if ($language !== '') {
            $listener = array_merge($listener, array('language' => $language));
        }
        return $this->ask('POST', '/v1/calls/' . rawurlencode($callId) . '/recording-ticket', $listener);
    }

    /** Why the user can or cannot call. */
    public function agent($user)
    {
        return $this->ask('GET', '/v1/agent?' . $this->query(array('user' => $user)), null);
    }

    public function readiness()
    {
        return $this->ask('GET', '/readyz', null);
    }

    /** Does a connector answer there? Sent without a signature, because the address may be anybody's. */
    public function answersAt($url)
    {
        $reply = $this->transport->send('GET', $url . '/healthz', array(), '', self::ASK_TIMEOUT_MS);
        return $reply->status === 200 && MorData::pick(MorData::fromJson($reply->body), 'ok') === true;
    }

    public function event(array $event, $timeoutMs = self::EVENT_TIMEOUT_MS)
    {
        return $this->send('POST', '/v1/events', $event, $this->clock->newId(), $timeoutMs);
    }

    private function ask($method, $path, $payload)
    {
        return $this->send($method, $path, $payload, $this->clock->newId(), self::ASK_TIMEOUT_MS);
    }

    private function send($method, $path, $payload, $messageId, $timeoutMs)
    {
        $body = $payload === null ? '' : MorData::toJson($payload);
        $signer = new MorSigner($this->settings->secrets());
        $headers = $signer->headers($messageId, $this->clock->nowSec(), $method . ' ' . $path, $body);
        $headers['accept'] = 'application/json';
        $headers['x-mor-package'] = MorConnector::VERSION;
        if ($payload !== null) {
            $headers['content-type'] = 'application/json';
        }
        return $this->transport->send($method, $this->settings->url() . $path, $headers, $body, $timeoutMs);
    }

    private function query(array $parameters)
    {
        return http_build_query($parameters, '', '&', PHP_QUERY_RFC3986);
    }
}
