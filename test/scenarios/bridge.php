<?php
require_once 'custom/include/MorConnector/MorConnector.php';
/**
 * PHP in WebAssembly cannot open connections, so this transport hands the request to the test: the run ends there and
 * is repeated with the answer. All runs of one conversation share the same clock and the same ids.
 */
class BridgeTransport implements MorTransport
{
    public static $answers = array();
    private static $next = 0;
    public function send($method, $url, array $headers, $body, $timeoutMs)
    {
        if (self::$next < count(self::$answers)) {
            $answer = self::$answers[self::$next++];
            return new MorReply($answer['status'], $answer['body'], $answer['failure'], $answer['failure']);
        }
        $request = array('method' => $method, 'url' => $url, 'headers' => $headers, 'body' => $body, 'timeoutMs' => $timeoutMs);
        echo json_encode(array('handedOut' => $request));
        exit;
    }
}
class BridgeClock extends MorClock
{
    private $nowSec;
    private $name;
    private $count = 0;
    public function __construct($nowSec, $name) { $this->nowSec = $nowSec; $this->name = $name; }
    public function nowSec() { return $this->nowSec; }
    public function newId() { $this->count++; return $this->name . '-' . $this->count; }
}
class BridgeHost extends MorProductHost
{
    public function transport() { return new BridgeTransport(); }
}
function bridge($nowSec, $name, array $answers)
{
    BridgeTransport::$answers = $answers;
    MorConnector::reset(new BridgeHost(), new BridgeClock($nowSec, $name));
}
