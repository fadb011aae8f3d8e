<?php
require_once 'custom/include/MorConnector/MorConnector.php';
class TestTransport implements MorTransport
{
    public function send($method, $url, array $headers, $body, $timeoutMs)
    {
        $GLOBALS['crm']['requests'][] = array('method' => $method, 'url' => $url, 'headers' => $headers, 'body' => $body, 'timeoutMs' => $timeoutMs);
        TestClock::$ms += min(StubTransport::$tookMs, $timeoutMs);
        $answer = count(StubTransport::$answers) > 1 ? array_shift(StubTransport::$answers) : (isset(StubTransport::$answers[0]) ? StubTransport::$answers[0] : array(200, '{}'));
        return new MorReply($answer[0], $answer[1], isset($answer[2]) ? $answer[2] : '', isset($answer[3]) ? $answer[3] : '');
    }
}
class TestClock extends MorClock
{
    public static $ms = 1767000000000;
    private $count = 0;
    public function nowSec() { return intdiv(self::$ms, 1000); }
    public function elapsedMs() { return self::$ms; }
    public function newId() { $this->count++; return 'message-' . $this->count; }
}
class TestHost extends MorProductHost
{
    public static $canFinish = false;
    public static $finished = 0;
    public static $released = 0;
    public static $told = array();
    public static $remembered = 0;
    public function transport() { return new TestTransport(); }
    public function releaseSession() { self::$released++; }
    public function tell($text) { self::$told[] = $text; }
    public function rememberDial() { self::$remembered++; }
    public function canFinishAnswer() { return self::$canFinish; }
    public function finishAnswer() { self::$finished++; return self::$canFinish; }
}
MorConnector::reset(new TestHost(), new TestClock());
function out($value) { echo json_encode($value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE); }
